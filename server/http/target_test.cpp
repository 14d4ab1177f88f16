#include "http/target.hpp"

#include "http/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <string>
#include <string_view>

namespace {

using support::is_refused;

struct Refused {
    char const* why;
    std::string target;
};

void PrintTo(Refused const& refused, std::ostream* out)
{
    *out << refused.why;
}

class RefusedTarget : public testing::TestWithParam<Refused> {};

TEST_P(RefusedTarget, IsNeverRepaired)
{
    EXPECT_TRUE(is_refused(http::parse_target(GetParam().target), http::target_malformed));
}

INSTANTIATE_TEST_SUITE_P(
    Targets, RefusedTarget,
    testing::Values(Refused{"empty", ""}, Refused{"absolute form", "http://host/a"},
                    Refused{"asterisk", "*"}, Refused{"no leading slash", "a/b"},
                    Refused{"space", "/a b"}, Refused{"raw byte above ASCII", "/\xE5\xB7\xA5"},
                    Refused{"fragment", "/a#b"}, Refused{"control character", "/a\x01"},
                    Refused{"delete", "/a\x7F"}, Refused{"NUL", "/a%00"},
                    Refused{"encoded line feed", "/a%0Ab"}, Refused{"NUL in the query", "/a?b=%00"},
                    Refused{"incomplete percent", "/a%4"}, Refused{"lonely percent", "/a%"},
                    Refused{"no digits", "/a%GG"}, Refused{"sign instead of digit", "/a%+1"},
                    Refused{"overlong slash", "/a%C0%AFb"},
                    Refused{"overlong dot", "/%C0%AE%C0%AE/b"}, Refused{"surrogate", "/%ED%A0%80"},
                    Refused{"half a character", "/%E5%B7"}, Refused{"encoded slash", "/a%2Fb"},
                    Refused{"encoded backslash", "/a%5Cb"}, Refused{"backslash", "/a\\b"},
                    Refused{"parent", "/a/../b"}, Refused{"parent at the end", "/a/.."},
                    Refused{"parent at the start", "/../etc/passwd"},
                    Refused{"encoded parent", "/%2e%2e/b"},
                    Refused{"half encoded parent", "/.%2E/b"}, Refused{"here", "/a/./b"},
                    Refused{"only a dot", "/."}, Refused{"bad query name", "/a?%=1"},
                    Refused{"bad query value", "/a?b=%FF"}));

TEST(Target, IsDecodedExactlyOnce)
{
    auto const target = http::parse_target("/unions/%E5%B7%A5%E4%BC%9A/%252e?q=%E5%A9%BA+a%2Bb&x");
    ASSERT_TRUE(target.has_value());
    EXPECT_EQ(target->path, "/unions/工会/%2e");
    http::Request::Fields const expected{{"q", "婺 a+b"}, {"x", ""}};
    EXPECT_EQ(target->query, expected);
}

TEST(Target, KeepsDotsInsideSegments)
{
    auto const target = http::parse_target("/a..b/...//c.svg?");
    ASSERT_TRUE(target.has_value());
    EXPECT_EQ(target->path, "/a..b/...//c.svg");
    EXPECT_TRUE(target->query.empty());
}

TEST(Target, KeepsTheOrderOfRepeatedParameters)
{
    auto const query = http::parse_query("a=1&&a=2&b==");
    ASSERT_TRUE(query.has_value());
    http::Request::Fields const expected{{"a", "1"}, {"a", "2"}, {"b", "="}};
    EXPECT_EQ(*query, expected);
}

TEST(Target, RefusesMoreThan64Parameters)
{
    std::string query = "a=1";
    for (int count = 1; count < 64; ++count)
        query += "&a=1";
    EXPECT_TRUE(http::parse_query(query).has_value());
    EXPECT_TRUE(is_refused(http::parse_query(query + "&a=1"), http::query_too_many));
}

RC_GTEST_PROP(TargetProperty, EncodingReadsBackAsTheSameText, ())
{
    auto const points = *rc::gen::container<std::vector<char32_t>>(
        rc::gen::element(U'a', U'/', U' ', U'%', U'+', U'&', U'=', U'é', U'工', U'\U0001F600'));
    std::u32string const wide{points.begin(), points.end()};
    std::string text;
    for (auto const point : wide) {
        if (point < 0x80) {
            text += static_cast<char>(point);
        } else if (point < 0x800) {
            text += static_cast<char>(0xC0 | (point >> 6));
            text += static_cast<char>(0x80 | (point & 63));
        } else if (point < 0x10000) {
            text += static_cast<char>(0xE0 | (point >> 12));
            text += static_cast<char>(0x80 | ((point >> 6) & 63));
            text += static_cast<char>(0x80 | (point & 63));
        } else {
            text += static_cast<char>(0xF0 | (point >> 18));
            text += static_cast<char>(0x80 | ((point >> 12) & 63));
            text += static_cast<char>(0x80 | ((point >> 6) & 63));
            text += static_cast<char>(0x80 | (point & 63));
        }
    }
    auto const query = http::parse_query("q=" + http::percent_encoded(text));
    RC_ASSERT(query.has_value());
    RC_ASSERT(query->front().second == text);
}

} // namespace
