#include "payout/domain/order.hpp"

#include <chrono>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <vector>

namespace {

using namespace payout;
using namespace std::chrono_literals;
using Next = Verdict::Next;

base::Instant const noon{1'000'000'000};
Patience const patience{};

Progress in(OrderState state, int failures = 0)
{
    return {state, noon, noon, 1, failures};
}
Report says(ReportKind kind, Source source = Source::callback, base::Instant asked_at = noon)
{
    return {kind, source, "", asked_at};
}

TEST(PayoutOrder, IsAskedAboutWhenNobodyKnows)
{
    for (auto const kind : {ReportKind::unclear, ReportKind::processing, ReportKind::not_found}) {
        auto const verdict = judge(in(OrderState::sent), says(kind), noon, patience);
        EXPECT_EQ(verdict.state, OrderState::unknown);
        EXPECT_EQ(verdict.next, Next::at);
        EXPECT_EQ(verdict.next_at, noon + patience.query_interval);
        EXPECT_EQ(verdict.movement, Movement::none);
    }
}

TEST(PayoutOrder, IsPaidOnceHoweverOftenItIsTold)
{
    auto const first = judge(in(OrderState::sent), says(ReportKind::succeeded), noon, patience);
    EXPECT_EQ(first.state, OrderState::succeeded);
    EXPECT_EQ(first.movement, Movement::pay);
    EXPECT_EQ(first.next, Next::never);
    for (auto const kind : {ReportKind::succeeded, ReportKind::failed, ReportKind::processing,
                            ReportKind::unclear, ReportKind::not_found, ReportKind::returned}) {
        auto const again = judge(in(OrderState::succeeded), says(kind), noon, patience);
        EXPECT_EQ(again.state, OrderState::succeeded);
        EXPECT_EQ(again.movement, Movement::none);
    }
}

TEST(PayoutOrder, GetsANewNumberOnlyAfterAFinalFailureAndAWait)
{
    auto const failed = judge(in(OrderState::unknown), says(ReportKind::failed), noon, patience);
    EXPECT_EQ(failed.state, OrderState::failed);
    EXPECT_EQ(failed.failures, 1);
    EXPECT_EQ(failed.next_at, noon + patience.retry_wait);
    auto const later = noon + patience.retry_wait;
    // Told or asked too early: nothing follows, even if the answer comes late.
    for (auto const& report : {says(ReportKind::failed, Source::callback, later),
                               says(ReportKind::failed, Source::query, later - 1ms)})
        EXPECT_EQ(judge(in(OrderState::failed, 1), report, later + 1h, patience).state,
                  OrderState::failed);
    auto const retried = judge(in(OrderState::failed, 1),
                               says(ReportKind::failed, Source::query, later), later, patience);
    EXPECT_EQ(retried.state, OrderState::queued);
    EXPECT_EQ(retried.outcome, TransferOutcome::replaced);
}

TEST(PayoutOrder, WaitsForAPersonAfterTheSecondFailure)
{
    auto const later = noon + patience.retry_wait;
    auto const given_up = judge(in(OrderState::failed, 2),
                                says(ReportKind::failed, Source::query, later), later, patience);
    EXPECT_EQ(given_up.state, OrderState::failed);
    EXPECT_EQ(given_up.next, Next::never);
    auto many = in(OrderState::failed, 0);
    many.tries = patience.tries_max;
    EXPECT_EQ(judge(many, says(ReportKind::not_found, Source::query, later), later, patience).next,
              Next::never);
}

TEST(PayoutOrder, TakesALateSuccessAfterAFailure)
{
    for (auto const state :
         {OrderState::failed, OrderState::queued, OrderState::planned, OrderState::approved}) {
        auto const late = judge(in(state, 1), says(ReportKind::succeeded), noon, patience);
        EXPECT_EQ(late.state, OrderState::succeeded) << text(state);
        EXPECT_EQ(late.movement, Movement::pay);
        EXPECT_EQ(late.next, Next::never);
    }
}

TEST(PayoutOrder, IsAskedOnWhenAFailureIsTakenBack)
{
    auto const again =
        judge(in(OrderState::failed, 1), says(ReportKind::processing), noon, patience);
    EXPECT_EQ(again.state, OrderState::unknown);
    EXPECT_EQ(again.next, Next::at);
}

TEST(PayoutOrder, MayStillBeOnItsWayWhenTheProviderDoesNotKnowIt)
{
    auto const asked = [](std::chrono::milliseconds after) {
        return judge(in(OrderState::unknown),
                     says(ReportKind::not_found, Source::query, noon + after), noon + 48h,
                     patience);
    };
    EXPECT_EQ(asked(patience.retry_wait - 1ms).state, OrderState::unknown);
    EXPECT_EQ(asked(patience.retry_wait).state, OrderState::failed);
    // That was nobody's failure: the one retry of a person is not used up.
    EXPECT_EQ(asked(patience.retry_wait).failures, 0);
}

TEST(PayoutOrder, GoesBackToTheQueueOnlyWhenItCertainlyWasNotSent)
{
    auto const withheld = says(ReportKind::withheld, Source::reply);
    EXPECT_EQ(judge(in(OrderState::sent), withheld, noon, patience).state, OrderState::queued);
    EXPECT_EQ(judge(in(OrderState::unknown), withheld, noon, patience).state, OrderState::unknown);
}

TEST(PayoutOrder, IsTakenBackOnlyByTheOperatorsFile)
{
    auto const returned =
        judge(in(OrderState::succeeded), says(ReportKind::returned, Source::file), noon, patience);
    EXPECT_EQ(returned.state, OrderState::failed);
    EXPECT_EQ(returned.movement, Movement::take_back);
    EXPECT_EQ(judge(in(OrderState::forfeited), says(ReportKind::succeeded), noon, patience).state,
              OrderState::forfeited);
}

TEST(PayoutOrder, HasANameForEveryState)
{
    for (auto const state :
         {OrderState::planned, OrderState::approved, OrderState::queued, OrderState::sent,
          OrderState::unknown, OrderState::succeeded, OrderState::failed, OrderState::forfeited})
        EXPECT_EQ(order_state_named(text(state)), state);
    EXPECT_FALSE(order_state_named("lost"));
    EXPECT_EQ(outcome_named("replaced"), TransferOutcome::replaced);
}

TEST(PayoutPrize, HasANumberForEachTryAndNoOther)
{
    PrizeKey const prize{"march", base::CivilMonth::of(2021, 3), {17}};
    EXPECT_EQ(order_number(prize, 1), order_number(prize, 1));
    EXPECT_NE(order_number(prize, 1), order_number(prize, 2));
    EXPECT_EQ(order_number(prize, 1).size(), 26U);
    EXPECT_EQ(text(prize), "march:2021-03:17");
}

/// Money moves out once more than it comes back at most, whatever comes in whatever order, and the
/// state agrees with where it is.
RC_GTEST_PROP(PayoutOrder, AgreesWithItsMoneyAfterAnyHistory, ())
{
    auto const steps = *rc::gen::container<std::vector<std::tuple<int, int, int>>>(
        rc::gen::tuple(rc::gen::inRange(0, 7), rc::gen::inRange(0, 4), rc::gen::inRange(0, 40)));
    Progress progress{OrderState::sent, noon, noon, 1, 0};
    auto now = noon;
    int paid = 0;
    for (auto const& [kind, source, hours] : steps) {
        now = now + std::chrono::hours{hours};
        // What waits in the queue goes out under its next number.
        if (progress.state == OrderState::queued) {
            RC_ASSERT(paid == 0);
            progress = {OrderState::sent, now, now, progress.tries + 1, progress.failures};
        }
        auto const verdict =
            judge(progress, {static_cast<ReportKind>(kind), static_cast<Source>(source), "", now},
                  now, patience);
        paid += verdict.movement == Movement::pay ? 1 : 0;
        paid -= verdict.movement == Movement::take_back ? 1 : 0;
        RC_ASSERT(paid == (verdict.state == OrderState::succeeded ? 1 : 0));
        RC_ASSERT((verdict.outcome == TransferOutcome::succeeded) == (paid == 1));
        if (verdict.state != progress.state)
            progress.changed_at = now;
        progress.state = verdict.state;
        progress.failures = verdict.failures;
    }
}

} // namespace
