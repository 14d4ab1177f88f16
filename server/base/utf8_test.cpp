#include "base/utf8.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <string>

namespace {

TEST(Utf8, AcceptsEveryLengthOfCharacter)
{
    EXPECT_TRUE(base::is_utf8(""));
    EXPECT_TRUE(base::is_utf8("a\u00E9\u5DE5\U0001F600"));
    EXPECT_TRUE(base::is_utf8("\xF4\x8F\xBF\xBF"));
}

TEST(Utf8, RefusesWhatTheStandardForbids)
{
    for (auto const* text : {
             "\x80",             // continuation without a lead
             "\xC0\xAF",         // longer than it needs to be
             "\xE0\x80\xAF",     // the same in three bytes
             "\xF0\x80\x80\xAF", // and in four
             "\xED\xA0\x80",     // a surrogate
             "\xF4\x90\x80\x80", // above U+10FFFF
             "\xF5\x80\x80\x80", // a lead that does not exist
             "\xE5\xB7",         // cut off
             "\xE5\x41\x41",     // lead without continuation
             "\xB9\xA4\xBB\xE1", // GB18030
         })
        EXPECT_FALSE(base::is_utf8(text)) << text;
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
