#include "settlement/domain/month_list.hpp"

#include "settlement/domain/months_test.hpp"

#include <gtest/gtest.h>

namespace settlement {
namespace {

using namespace fixtures;

TEST(MonthList, ShowsWhoFellOutAndWhoMoved)
{
    FrozenMarch const march{103};
    auto const before = list_without(march.ground(), {});
    auto const after = list_without(march.ground(), {base::PersonId{99}});
    auto const moves = moves_between(before, after);
    ASSERT_EQ(moves.size(), 3U);
    EXPECT_EQ(moves[0], (Move{base::PersonId{99}, 99, 0, 30, 0}));
    EXPECT_EQ(moves[1], (Move{base::PersonId{100}, 100, 99, 30, 30}));
    EXPECT_EQ(moves[2], (Move{base::PersonId{101}, 0, 100, 0, 30}));
}

TEST(MonthList, AVersionNamesEveryVersionBefore)
{
    FrozenMarch const march{10};
    auto const one = version_hash(march.terms(), 1, "a", "content");
    EXPECT_NE(one, version_hash(march.terms(), 1, "b", "content"));
    EXPECT_NE(one, version_hash(march.terms(), 2, "a", "content"));
    EXPECT_NE(one, version_hash(march.terms(), 1, "a", "other"));
}

quiz::Standing standing(std::int64_t person, int points, int correct)
{
    quiz::Standing standing;
    standing.person = base::PersonId{person};
    standing.points = points;
    standing.correct = correct;
    standing.served = 20;
    return standing;
}

TEST(MonthList, SaysWhatDividedThoseWhomPointsDoNot)
{
    FrozenMarch const march{0};
    std::vector const standings{standing(1, 200, 20), standing(2, 150, 16), standing(3, 150, 15),
                                standing(4, 100, 10), standing(5, 100, 10), standing(6, 100, 11)};
    auto const ranking = quiz::ranking(march.terms(), standings);
    auto const groups = tie_groups({march.terms(), ranking}, 5);
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[0], (TieGroup{2, 3, 150, quiz::TieBreaker::accuracy, false}));
    EXPECT_EQ(groups[1], (TieGroup{4, 6, 100, quiz::TieBreaker::draw, true}));
}

} // namespace
} // namespace settlement
