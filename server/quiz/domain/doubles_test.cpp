#include "quiz/domain/doubles.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace quiz;
using Stems = std::vector<std::string>;

TEST(Likeness, IsTheShareOfNeighbouringCharacters)
{
    struct Case {
        std::string_view left;
        std::string_view right;
        int from;
        int to;
    };
    for (auto const& [left, right, from, to] : {
             Case{"中华全国总工会成立于哪一年？", "中华全国总工会成立于哪一年?", 100, 100},
             Case{"“五一”是什么节日？", "五一 是什么节日", 100, 100},
             Case{"中华全国总工会成立于哪一年？", "中华全国总工会是哪一年成立的？", 40, 69},
             Case{"中华全国总工会成立于哪一年的哪个月？", "中华全国总工会成立于哪一年的哪个城市？",
                  70, 95},
             Case{"基层工会委员会每届任期几年？", "劳动争议仲裁的时效是多久？", 0, 10},
             Case{"ABCD", "ＡＢＣＤ", 100, 100},
             Case{"", "工会", 0, 0},
             Case{"？！", "。", 0, 0},
         }) {
        EXPECT_GE(likeness(left, right), from) << left;
        EXPECT_LE(likeness(left, right), to) << left;
        EXPECT_EQ(likeness(left, right), likeness(right, left));
    }
}

TEST(Doubles, AreFoundInTheBankAndInTheFileItself)
{
    Stems const bank{"劳动争议仲裁的时效是多久？", "中华全国总工会成立于哪一年的哪个月？"};
    Stems const file{"中华全国总工会成立于哪一年的哪个城市？", "工会法第几条？",
                     "中华全国总工会成立于哪一年的哪个月"};
    auto const doubles = find_doubles(bank, file);
    ASSERT_EQ(doubles.size(), 3U);
    ASSERT_EQ(doubles[0].size(), 1U);
    EXPECT_EQ(doubles[0][0].stem, 1U);
    EXPECT_TRUE(doubles[1].empty());
    ASSERT_EQ(doubles[2].size(), 2U);
    EXPECT_EQ(doubles[2][0], (LikelyDouble{1, 100}));
    EXPECT_EQ(doubles[2][1].stem, 2U);
}

TEST(Doubles, AreAtMostThreeToARow)
{
    Stems const bank(10, "工会是什么？");
    EXPECT_EQ(find_doubles(bank, Stems{"工会是什么？"})[0].size(), doubles_per_row_max);
}

RC_GTEST_PROP(Doubles, AreThoseOfComparingAllWithAll, ())
{
    // Few characters, so that many stems are alike.
    auto const stem = rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c', 'd'));
    auto const bank = *rc::gen::container<Stems>(stem);
    auto const file = *rc::gen::container<Stems>(stem);
    auto const found = find_doubles(bank, file);
    Stems all{bank};
    for (std::size_t row = 0; row < file.size(); ++row) {
        std::vector<int> percents;
        for (auto const& other : all)
            if (auto const percent = likeness(other, file[row]); percent >= likely_double_from)
                percents.push_back(percent);
        std::ranges::sort(percents, std::greater{});
        percents.resize(std::min(percents.size(), doubles_per_row_max));
        std::vector<int> shown;
        for (auto const& one : found[row]) {
            RC_ASSERT(likeness(all[one.stem], file[row]) == one.percent);
            shown.push_back(one.percent);
        }
        RC_ASSERT(shown == percents);
        all.push_back(file[row]);
    }
}

} // namespace
