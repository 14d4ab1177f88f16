#include "http/utf8.hpp"

#include <gtest/gtest.h>
#include <string_view>
#include <vector>

namespace {

using namespace std::literals;

TEST(Utf8, AcceptsEveryLengthUpToTheLastCodePoint)
{
    for (auto const text : {""sv, "a"sv, "\x7F"sv, "\xC2\x80"sv, "\xDF\xBF"sv, "\xE0\xA0\x80"sv,
                            "\xED\x9F\xBF"sv, "\xEE\x80\x80"sv, "\xEF\xBF\xBF"sv,
                            "\xF0\x90\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv, "掌上工会"sv, "a\0b"sv})
        EXPECT_TRUE(http::is_utf8(text)) << text;
}

TEST(Utf8, RefusesOverlongFormsSurrogatesAndFragments)
{
    std::vector<std::string_view> const cases{
        "\x80"sv,             // a continuation without a lead
        "\xC0\xAF"sv,         // overlong slash
        "\xC1\xBF"sv,         // overlong
        "\xE0\x80\xAF"sv,     // overlong slash in three bytes
        "\xE0\x9F\xBF"sv,     // overlong
        "\xF0\x80\x80\xAF"sv, // overlong slash in four bytes
        "\xF0\x8F\xBF\xBF"sv, // overlong
        "\xED\xA0\x80"sv,     // the first surrogate
        "\xED\xBF\xBF"sv,     // the last surrogate
        "\xF4\x90\x80\x80"sv, // above U+10FFFF
        "\xF5\x80\x80\x80"sv,
        "\xFF"sv,
        "\xC2"sv,
        "\xE4\xB8"sv,
        "\xF0\x9F\x98"sv,
        "\xC2\x41"sv, // the continuation is missing
        "\xE4\xB8\x41"sv,
        "\xF0\x9F\x98\x41"sv,
    };
    for (auto const text : cases)
        EXPECT_FALSE(http::is_utf8(text)) << testing::PrintToString(text);
}

} // namespace
