#include "base/utf8.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <string>
#include <string_view>

namespace {

using namespace std::literals;

TEST(Utf8, AcceptsEveryLengthUpToTheLastCodePoint)
{
    for (auto const text : {""sv, "a"sv, "\x7F"sv, "\xC2\x80"sv, "\xDF\xBF"sv, "\xE0\xA0\x80"sv,
                            "\xED\x9F\xBF"sv, "\xEE\x80\x80"sv, "\xEF\xBF\xBF"sv,
                            "\xF0\x90\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv, "掌上工会"sv, "a\0b"sv})
        EXPECT_TRUE(base::is_utf8(text)) << text;
}

TEST(Utf8, RefusesWhatTheStandardForbids)
{
    for (auto const text : {// A continuation without a lead, and leads that do not exist.
                            "\x80"sv, "\xF5\x80\x80\x80"sv, "\xFF"sv,
                            // Longer than it needs to be, in two, three and four bytes.
                            "\xC0\xAF"sv, "\xC1\xBF"sv, "\xE0\x80\xAF"sv, "\xE0\x9F\xBF"sv,
                            "\xF0\x80\x80\xAF"sv, "\xF0\x8F\xBF\xBF"sv,
                            // The first and the last surrogate, and what lies above U+10FFFF.
                            "\xED\xA0\x80"sv, "\xED\xBF\xBF"sv, "\xF4\x90\x80\x80"sv,
                            // Cut off, and the continuation missing.
                            "\xC2"sv, "\xE4\xB8"sv, "\xF0\x9F\x98"sv, "\xC2\x41"sv,
                            "\xE4\xB8\x41"sv, "\xF0\x9F\x98\x41"sv,
                            // GB18030.
                            "\xB9\xA4\xBB\xE1"sv})
        EXPECT_FALSE(base::is_utf8(text)) << testing::PrintToString(text);
}

TEST(Utf8, TakesATextApartByCharacters)
{
    auto const parts = base::characters("a工\U0001F600");
    ASSERT_EQ(parts.size(), 3u);
    EXPECT_EQ(parts[0], "a");
    EXPECT_EQ(parts[1], "工");
    EXPECT_EQ(base::code_point(parts[1]), U'工');
    EXPECT_EQ(base::code_point(parts[2]), U'\U0001F600');
}

TEST(Utf8, NamesNoCodePointForBrokenBytes)
{
    EXPECT_EQ(base::code_point(""), U'\uFFFD');
    EXPECT_EQ(base::code_point("\xE5"), U'\uFFFD');
}

RC_GTEST_PROP(Utf8, CharactersAreTheTextAgain, (std::string const& text))
{
    std::string together;
    for (auto const part : base::characters(text))
        together += part;
    RC_ASSERT(together == text);
}

} // namespace
