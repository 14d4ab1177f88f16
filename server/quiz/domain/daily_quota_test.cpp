#include "quiz/domain/daily_quota.hpp"

#include "quiz/domain/calendar.hpp"
#include "quiz/domain/fixtures_test.hpp"
#include "quiz/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace quiz {
namespace {

using namespace fixtures;
using support::is_refused;

ContestRules rules_with(SecondChanceMode mode)
{
    auto settings = page_settings();
    settings.second_chance = mode;
    return rules(settings);
}

TEST(DailyQuota, GivesOneAttemptAndASecondOnceEarned)
{
    for (auto const mode :
         {SecondChanceMode::share, SecondChanceMode::study, SecondChanceMode::visit}) {
        auto const by = rules_with(mode);
        EXPECT_EQ(next_attempt(by, 0, ChanceGrant::missing).value(), 1);
        EXPECT_TRUE(is_refused(next_attempt(by, 1, ChanceGrant::missing), second_chance_needed));
        EXPECT_EQ(next_attempt(by, 1, ChanceGrant::granted).value(), 2);
    }
}

TEST(DailyQuota, GivesTwoAttemptsToEverybodyInTheModeOfTwo)
{
    auto const by = rules_with(SecondChanceMode::two_attempts);
    EXPECT_EQ(next_attempt(by, 1, ChanceGrant::missing).value(), 2);
}

TEST(DailyQuota, GivesNoSecondAttemptWithoutAMode)
{
    auto const by = rules_with(SecondChanceMode::none);
    EXPECT_TRUE(is_refused(next_attempt(by, 1, ChanceGrant::granted), attempt_quota_used));
}

TEST(DailyQuota, RefusesAThirdAttemptOnOneDay)
{
    for (auto const mode :
         {SecondChanceMode::share, SecondChanceMode::study, SecondChanceMode::visit,
          SecondChanceMode::two_attempts, SecondChanceMode::none}) {
        for (auto const grant : {ChanceGrant::missing, ChanceGrant::granted})
            EXPECT_TRUE(is_refused(next_attempt(rules_with(mode), 2, grant), attempt_quota_used));
    }
}

TEST(SecondChance, IsOfferedEarnedAndUsed)
{
    auto const by = rules_with(SecondChanceMode::share);
    EXPECT_EQ(second_chance_state(by, 0, ChanceGrant::missing), SecondChanceState::offered);
    EXPECT_EQ(second_chance_state(by, 1, ChanceGrant::missing), SecondChanceState::offered);
    EXPECT_EQ(second_chance_state(by, 1, ChanceGrant::granted), SecondChanceState::earned);
    EXPECT_EQ(second_chance_state(by, 2, ChanceGrant::granted), SecondChanceState::used);
    EXPECT_EQ(second_chance_state(rules_with(SecondChanceMode::none), 1, ChanceGrant::missing),
              SecondChanceState::not_offered);
    EXPECT_EQ(
        second_chance_state(rules_with(SecondChanceMode::two_attempts), 1, ChanceGrant::missing),
        SecondChanceState::earned);
}

TEST(AttemptDay, IsTheDayInTheZoneOfTheContest)
{
    auto const by = rules();
    EXPECT_EQ(attempt_day(by, march(8, 0)).value(), day(3, 8));
    EXPECT_EQ(attempt_day(by, march(9, 0) - std::chrono::milliseconds{1}).value(), day(3, 8));
    EXPECT_EQ(attempt_day(by, march(32, 0)).value(), day(4, 1));
}

TEST(AttemptDay, LiesInsideTheContest)
{
    auto const by = rules();
    EXPECT_TRUE(
        is_refused(attempt_day(by, march(1, 0) - std::chrono::milliseconds{1}), contest_not_begun));
    EXPECT_EQ(attempt_day(by, march(1, 0)).value(), day(3, 1));
    auto const end = by->timezone.start_of(day(7, 1));
    EXPECT_EQ(attempt_day(by, end - std::chrono::milliseconds{1}).value(), day(6, 30));
    EXPECT_TRUE(is_refused(attempt_day(by, end), contest_ended));
}

TEST(MonthState, FollowsTheClockUntilTheSettlementBegins)
{
    auto const by = rules();
    ContestMonth month;
    month.month = base::CivilMonth::of(2021, 3);
    EXPECT_EQ(month.state_at(by, march(1, 0) - std::chrono::milliseconds{1}), MonthState::ahead);
    EXPECT_EQ(month.state_at(by, march(1, 0)), MonthState::open);
    EXPECT_EQ(month.state_at(by, march(32, 0) - std::chrono::milliseconds{1}), MonthState::open);
    EXPECT_EQ(month.state_at(by, march(32, 0)), MonthState::closing);
    month.stored = MonthState::provisional;
    EXPECT_EQ(month.state_at(by, march(32, 0)), MonthState::provisional);
}

TEST(HandInsEnd, WaitsForTheLongestTimeLimitAndTheGrace)
{
    // Three times five minutes with accommodation, and five minutes of grace.
    EXPECT_EQ(hand_ins_end(rules(), base::CivilMonth::of(2021, 3)), march(32, 0, 20));
}

} // namespace
} // namespace quiz
