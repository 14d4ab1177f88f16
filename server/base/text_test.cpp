#include "base/text.hpp"

#include <gtest/gtest.h>

namespace {

TEST(Text, LosesTheSpacesAroundIt)
{
    EXPECT_EQ(base::trimmed("  \u3000婺城 区\u3000 \u00A0"), "婺城 区");
    EXPECT_EQ(base::trimmed(" \u3000 "), "");
    EXPECT_EQ(base::trimmed(""), "");
}

TEST(Text, BecomesHalfWidthWhereChineseInputMethodsWriteFullWidth)
{
    EXPECT_EQ(base::half_width("ＷＣＱ\u3000（１）～"), "WCQ (1)~");
    EXPECT_EQ(base::half_width("婺城，。ｱ"), "婺城,。ｱ");
    EXPECT_EQ(base::half_width(""), "");
}

TEST(Text, IsALineWhenEverythingInItCanBeSeen)
{
    EXPECT_TRUE(base::is_visible_line("张三 Zhang·San（3）"));
    EXPECT_TRUE(base::is_visible_line("\U0001F600"));
    EXPECT_TRUE(base::is_visible_line(""));
}

TEST(Text, IsNoLineWithWhatCannotBeSeen)
{
    for (auto const* text :
         {"a\nb", "a\tb", "a\u007Fb", "a\u0085b", "a\u00ADb", "a\u200Bb", "a\u200Eb", "a\u2028b",
          "a\u202Eb", "a\u2066b", "a\uFEFFb", "a\uFE0Fb", "a\U000E0041b", "a\xFF"})
        EXPECT_FALSE(base::is_visible_line(text)) << text;
}

TEST(Text, IsCountedInCharacters)
{
    EXPECT_EQ(base::length("婺城区"), 3u);
    EXPECT_EQ(base::length("a\U0001F600"), 2u);
}

TEST(Text, IsANumberAsAWholeOrNotAtAll)
{
    EXPECT_EQ(base::number_in<int>("-12"), -12);
    EXPECT_EQ(base::number_in<int>("007"), 7);
    EXPECT_EQ(base::number_in<std::int64_t>("9223372036854775807"), 9'223'372'036'854'775'807);
    for (auto const* const text : {"", " 1", "1 ", "+1", "1.0", "1e3", "-", "١", "2147483648"})
        EXPECT_EQ(base::number_in<int>(text), std::nullopt) << text;
    EXPECT_EQ(base::number_in<unsigned>("-1"), std::nullopt);
}

} // namespace
