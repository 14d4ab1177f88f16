#include "identity/domain/sign_in_code.hpp"
#include "notify/domain/breaker.hpp"
#include "notify/domain/caps.hpp"
#include "notify/domain/delivery.hpp"
#include "notify/domain/refusals.hpp"
#include "notify/domain/wording.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace notify {

namespace {

using namespace std::chrono_literals;
using support::is_refused;

base::Instant const nine = support::shanghai("2021-03-08 09:00");
Progress const code{Channel::sms, 1, nine + 300s};

TEST(MessageToAPhone, IsNeverSentAgainWhenItMayHaveLeft)
{
    auto const verdict = judge(code, {ReportKind::unclear}, nine, 0);
    EXPECT_EQ(verdict.state, MessageState::unknown);
    EXPECT_EQ(verdict.next_at, std::nullopt);
}

TEST(MessageToAPhone, IsTriedAgainWhenItSurelyHasNotLeft)
{
    for (auto const kind : {ReportKind::unreachable, ReportKind::busy}) {
        auto const verdict = judge(code, {kind}, nine, 0);
        EXPECT_EQ(verdict.state, MessageState::waiting);
        EXPECT_EQ(verdict.next_at, nine + 2s);
    }
    EXPECT_EQ(judge({Channel::sms, 4, nine + 300s}, {ReportKind::busy}, nine, 0).next_at,
              nine + 60s);
    EXPECT_EQ(judge({Channel::sms, 5, nine + 300s}, {ReportKind::busy}, nine, 0).state,
              MessageState::failed);
}

TEST(MessageToAPhone, IsNotTriedWhenItWouldComeTooLate)
{
    Progress const late{Channel::sms, 1, nine + 2s};
    EXPECT_EQ(judge(late, {ReportKind::unreachable}, nine, 0).state, MessageState::failed);
}

TEST(MessageToAPhone, EndsWithAClearWord)
{
    EXPECT_EQ(judge(code, {ReportKind::accepted}, nine, 0).state, MessageState::accepted);
    for (auto const kind : {ReportKind::refused, ReportKind::number_full, ReportKind::misconfigured,
                            ReportKind::gone})
        EXPECT_EQ(judge(code, {kind}, nine, 0).state, MessageState::failed) << text(kind);
}

TEST(Webhook, IsTriedAgainOnTheStandardsSchedule)
{
    constexpr int middle = 500;
    std::vector<std::chrono::milliseconds> waits;
    for (int tries = 1; auto const wait = webhook_wait(tries, middle); ++tries)
        waits.push_back(*wait);
    EXPECT_EQ(waits, (std::vector<std::chrono::milliseconds>{5s, 5min, 30min, 2h, 5h, 10h, 14h, 20h,
                                                             24h}));
    EXPECT_EQ(webhook_wait(1, 0), 4500ms);
    EXPECT_EQ(webhook_wait(1, 999), 5495ms);
}

TEST(Webhook, EndsWhenItIsTakenGoneOrOutOfTries)
{
    Progress const first{Channel::webhook, 1, {}};
    EXPECT_EQ(judge(first, {ReportKind::accepted}, nine, 0).state, MessageState::accepted);
    EXPECT_EQ(judge(first, {ReportKind::gone}, nine, 0).state, MessageState::failed);
    EXPECT_EQ(judge(first, {ReportKind::unclear}, nine, 500).next_at, nine + 5s);
    EXPECT_EQ(judge({Channel::webhook, 10, {}}, {ReportKind::refused}, nine, 0).state,
              MessageState::failed);
}

TEST(Webhook, WaitsAsLongAsTheOtherSideAsks)
{
    Progress const first{Channel::webhook, 1, {}};
    EXPECT_EQ(judge(first, {ReportKind::busy, "", 90s}, nine, 500).next_at, nine + 90s);
    EXPECT_EQ(judge(first, {ReportKind::busy, "", 1s}, nine, 500).next_at, nine + 5s);
    EXPECT_EQ(judge(first, {ReportKind::busy, "", 240h}, nine, 500).next_at, nine + 24h);
}

TEST(Breaker, OpensAfterThreeFailuresInARow)
{
    auto breaker = Breaker{}.after_failure(nine).after_failure(nine);
    EXPECT_FALSE(breaker.is_refusing(nine));
    EXPECT_FALSE(Breaker::after_success().after_failure(nine).is_refusing(nine));
    breaker = breaker.after_failure(nine);
    EXPECT_TRUE(breaker.is_refusing(nine + 30s - 1ms));
    EXPECT_FALSE(breaker.is_refusing(nine + 30s));
}

TEST(Breaker, LetsOneTryAndWaitsTwiceAsLongWhenItFails)
{
    Breaker breaker{3, 1, nine};
    breaker = breaker.during_trial(nine);
    EXPECT_TRUE(breaker.is_refusing(nine + 1s));
    breaker = breaker.after_failure(nine + 5s);
    EXPECT_EQ(breaker.open_until, nine + 65s);
    EXPECT_EQ(Breaker::after_success(), Breaker{});
}

TEST(Breaker, LearnsNothingFromMessagesThatWereOnTheirWayWhenItOpened)
{
    Breaker const open{3, 1, nine + 30s};
    EXPECT_EQ(open.after_failure(nine + 3s).open_until, nine + 30s);
}

TEST(Breaker, NeverWaitsLongerThanEightMinutes)
{
    Breaker breaker{3, 1, nine};
    for (int trial = 0; trial < 40; ++trial)
        breaker = breaker.during_trial(nine).after_failure(nine);
    EXPECT_EQ(breaker.open_until, nine + 480s);
}

TEST(Breaker, KnowsTheGatewaysFaultFromTheNumbers)
{
    EXPECT_EQ(gateway_works(ReportKind::number_full), true);
    EXPECT_EQ(gateway_works(ReportKind::refused), true);
    EXPECT_EQ(gateway_works(ReportKind::accepted), true);
    EXPECT_EQ(gateway_works(ReportKind::unreachable), false);
    EXPECT_EQ(gateway_works(ReportKind::unclear), false);
    EXPECT_EQ(gateway_works(ReportKind::misconfigured), false);
    EXPECT_EQ(gateway_works(ReportKind::busy), std::nullopt);
}

TEST(Caps, HoldForOneNumberAndForAllUntilTheDayIsOver)
{
    Caps const caps{2, 5};
    auto const zone = base::TimeZone::shanghai();
    EXPECT_TRUE(may_queue(caps, {1, 4}, zone, nine).has_value());
    auto const full = may_queue(caps, {2, 4}, zone, nine);
    ASSERT_TRUE(is_refused(full, sms_number_cap));
    EXPECT_EQ(full.error().facts[0].value, "54000");
    EXPECT_EQ(full.error().facts[1].value, "15");
    EXPECT_TRUE(is_refused(may_queue(caps, {1, 5}, zone, nine), sms_day_cap));
}

TEST(Wording, NamesNoFamilyFileAnywhere)
{
    EXPECT_EQ(fault_in(Medium::webhook, "一份家暴档案"), WordingFault::family);
    EXPECT_EQ(fault_in(Medium::sms, "您的求助已受理"), WordingFault::family);
    EXPECT_EQ(fault_in(Medium::webhook, "Hardship case"), WordingFault::family);
    EXPECT_EQ(fault_in(Medium::webhook, "settlement.final"), std::nullopt);
}

TEST(Wording, SendsNoLinkAndNoMoneyToAPhone)
{
    for (auto const* const link : {"见 https://a.example", "打开 quiz.example.org", "WWW.x"})
        EXPECT_EQ(fault_in(Medium::sms, link), WordingFault::link) << link;
    for (auto const* const money : {"您获得 30 元话费", "￥30", "奖金已发放"})
        EXPECT_EQ(fault_in(Medium::sms, money), WordingFault::amount) << money;
    EXPECT_EQ(fault_in(Medium::webhook, "https://a.example, 30 元"), std::nullopt);
}

TEST(Wording, OfEveryMessageWeSendIsNeutral)
{
    for (auto const purpose : {identity::Purpose::sign_in, identity::Purpose::change_phone})
        EXPECT_EQ(fault_in(Medium::sms,
                           identity::message_with(identity::SignInCode::of(42'017), purpose)),
                  std::nullopt);
}

TEST(Delivery, HasAWordForEachStateThatReadsBack)
{
    for (auto const* const word : {"waiting", "sending", "accepted", "unknown", "failed"})
        EXPECT_EQ(text(*message_state_named(word)), word);
    for (auto const* const word : {"accepted", "refused", "number_full", "misconfigured", "busy",
                                   "unreachable", "unclear", "gone"})
        EXPECT_EQ(text(*report_kind_named(word)), word);
    for (auto const* const word : {"sms", "webhook"})
        EXPECT_EQ(text(*channel_named(word)), word);
    EXPECT_FALSE(message_state_named("lost").has_value());
}

} // namespace

} // namespace notify
