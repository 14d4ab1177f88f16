#include "quiz/domain/contest_status.hpp"

#include "quiz/domain/fixtures_test.hpp"
#include "support/database.hpp"

#include <gtest/gtest.h>

namespace {

using namespace quiz;
using support::shanghai;

TEST(ContestStatus, ChangesAtMidnightOfItsZone)
{
    auto const rules = fixtures::rules();
    EXPECT_EQ(status_at(rules, shanghai("2021-02-28 23:59:59")), ContestStatus::announced);
    EXPECT_EQ(status_at(rules, shanghai("2021-03-01 00:00")), ContestStatus::running);
    EXPECT_EQ(status_at(rules, shanghai("2021-06-30 23:59:59")), ContestStatus::running);
    EXPECT_EQ(status_at(rules, shanghai("2021-07-01 00:00")), ContestStatus::ended);
}

TEST(ContestMonths, AreThoseThatTheContestTouches)
{
    auto const months = months_of(fixtures::rules());
    ASSERT_EQ(months.size(), 4U); // Q3
    EXPECT_EQ(months.front(), base::CivilMonth::of(2021, 3));
    EXPECT_EQ(months.back(), base::CivilMonth::of(2021, 6));
}

} // namespace
