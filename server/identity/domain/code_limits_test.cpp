#include "identity/domain/code_limits.hpp"

#include "identity/domain/refusals.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace {

using namespace std::chrono_literals;
using identity::AskedBy;
using identity::CodeLimits;
using identity::RateKind;
using identity::Send;
using identity::SendRate;

constexpr base::Instant start{1'615'165'200'000};

std::string fact(base::Error const& error, std::string_view name)
{
    auto const found = std::ranges::find(error.facts, name, &base::Error::Fact::name);
    return found == error.facts.end() ? "" : found->value;
}

/// Sends at these distances from the start.
std::vector<Send> sends(std::initializer_list<std::chrono::milliseconds> at,
                        AskedBy by = AskedBy::another_source)
{
    std::vector<Send> all;
    for (auto const span : at)
        all.push_back({start + span, by});
    return all;
}

std::vector<Send> own_sends(std::initializer_list<std::chrono::milliseconds> at)
{
    return sends(at, AskedBy::same_source);
}

base::Result<void> ask(std::vector<Send> const& earlier, std::chrono::milliseconds at)
{
    return identity::may_send(CodeLimits{}, earlier, start + at);
}

TEST(CodeLimits, LetTheFirstCodeThrough)
{
    EXPECT_TRUE(ask({}, 0ms).has_value());
}

TEST(CodeLimits, WaitAMinuteBetweenTwoCodes)
{
    auto const refused = ask(own_sends({0s}), 59'999ms);
    ASSERT_FALSE(refused.has_value());
    EXPECT_TRUE(refused.error().is(identity::code_too_soon));
    EXPECT_EQ(fact(refused.error(), "retry_after_s"), "1");
    EXPECT_TRUE(ask(own_sends({0s}), 60'000ms).has_value());
}

TEST(CodeLimits, TellNobodyThatAnotherHasJustAsked)
{
    EXPECT_TRUE(ask(sends({0s}), 1ms).has_value());
}

TEST(CodeLimits, LeaveToTheOwnerHalfOfTheHourAndMostOfTheDay)
{
    auto const hour = ask(own_sends({0min, 10min}), 20min);
    ASSERT_FALSE(hour.has_value());
    EXPECT_TRUE(hour.error().is(identity::code_hour_limit));
    EXPECT_EQ(fact(hour.error(), "allowed"), "2");
    EXPECT_EQ(fact(hour.error(), "wait_minutes"), "40");
    EXPECT_TRUE(ask(sends({0min, 10min}), 20min).has_value());

    auto const day = ask(own_sends({0h, 2h, 4h}), 6h);
    ASSERT_FALSE(day.has_value());
    EXPECT_TRUE(day.error().is(identity::code_day_limit));
    EXPECT_EQ(fact(day.error(), "allowed"), "3");
    EXPECT_EQ(fact(day.error(), "wait_hours"), "18");
    EXPECT_TRUE(ask(sends({0h, 2h, 4h}), 6h).has_value());
}

TEST(CodeLimits, RefuseAFifthCodeWithinAnHour)
{
    auto const four = sends({0min, 10min, 20min, 30min});
    auto const refused = ask(four, 59min + 59'999ms);
    ASSERT_FALSE(refused.has_value());
    EXPECT_TRUE(refused.error().is(identity::code_hour_limit));
    EXPECT_EQ(fact(refused.error(), "allowed"), "4");
    EXPECT_EQ(fact(refused.error(), "wait_minutes"), "1");
    EXPECT_TRUE(ask(four, 60min).has_value());
}

TEST(CodeLimits, RefuseANinthCodeWithinADay)
{
    auto const eight = sends({0h, 1h, 2h, 3h, 4h, 5h, 6h, 7h});
    auto const refused = ask(eight, 8h);
    ASSERT_FALSE(refused.has_value());
    EXPECT_TRUE(refused.error().is(identity::code_day_limit));
    EXPECT_EQ(fact(refused.error(), "allowed"), "8");
    EXPECT_EQ(fact(refused.error(), "wait_hours"), "16");
    EXPECT_EQ(fact(refused.error(), "retry_after_s"), std::to_string(16 * 3600));
    EXPECT_TRUE(ask(eight, 24h).has_value());
}

TEST(CodeLimits, NameTheLimitThatLastsLongest)
{
    // Ten seconds from the end of the day's limit, and half an hour from the end of the hour's.
    auto const day_and_hour =
        sends({0s, 20h, 21h, 22h, 23h + 30min, 23h + 31min, 23h + 32min, 23h + 33min});
    auto const refused = ask(day_and_hour, 24h - 10s);
    ASSERT_FALSE(refused.has_value());
    EXPECT_TRUE(refused.error().is(identity::code_hour_limit));
}

TEST(CodeLimits, HoldWhenTheClockWentBack)
{
    auto const refused = ask(own_sends({10min}), 0min);
    ASSERT_FALSE(refused.has_value());
    EXPECT_TRUE(refused.error().is(identity::code_too_soon));
}

TEST(CodeLimits, CountWhatIsLeftOfTheDay)
{
    auto const earlier = sends({0h, 1h, 2h});
    EXPECT_EQ(identity::sends_left_today(CodeLimits{}, earlier, start + 3h), 5);
    EXPECT_EQ(identity::sends_left_today(CodeLimits{}, earlier, start + 25h), 7);
}

struct Rate {
    RateKind kind;
    base::Refusal refusal;
};

class SendRateRefuses : public testing::TestWithParam<Rate> {};

TEST_P(SendRateRefuses, OneMessageTooMany)
{
    SendRate const rate{.sends_max = 3, .span = 1h};
    auto const at = rate.span_of(start) + 45min;
    EXPECT_TRUE(identity::may_send_more(rate, GetParam().kind, 2, at).has_value());
    auto const refused = identity::may_send_more(rate, GetParam().kind, 3, at);
    ASSERT_FALSE(refused.has_value());
    EXPECT_TRUE(refused.error().is(GetParam().refusal));
    EXPECT_EQ(fact(refused.error(), "retry_after_s"), "900");
}

INSTANTIATE_TEST_SUITE_P(, SendRateRefuses,
                         testing::Values(Rate{RateKind::source, identity::code_source_limit},
                                         Rate{RateKind::prefix, identity::code_prefix_limit},
                                         Rate{RateKind::everyone, identity::code_budget_used}));

} // namespace
