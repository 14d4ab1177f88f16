#include "identity/domain/staff_limits.hpp"

#include "identity/domain/recovery_code.hpp"
#include "identity/domain/refusals.hpp"
#include "identity/domain/staff.hpp"
#include "identity/domain/staff_session.hpp"

#include <gtest/gtest.h>
#include <vector>

namespace {

using namespace identity;
using namespace std::chrono_literals;

constexpr base::Instant start{1'615'165'200'000};
StaffLimits const limits;

TEST(StaffLimits, PauseAfterFiveFailuresAtOneAccountFromOneNetwork)
{
    std::vector<Failures> here;
    for (int failure = 0; failure < 5; ++failure) {
        EXPECT_TRUE(may_try(limits, {.here = here}, start + 1min).has_value()) << failure;
        here.push_back({start + std::chrono::seconds{failure}});
    }
    auto const refused = may_try(limits, {.here = here}, start + 1min);
    ASSERT_FALSE(refused.has_value());
    EXPECT_TRUE(refused.error().is(staff_sign_in_paused));
    // The first one leaves the window 14 minutes later.
    EXPECT_EQ(refused.error().facts[0].value, "840");
    EXPECT_EQ(refused.error().facts[1].value, "14");
    EXPECT_FALSE(may_try(limits, {.here = here}, start + 15min - 1ms).has_value());
    EXPECT_TRUE(may_try(limits, {.here = here}, start + 15min).has_value());
}

TEST(StaffLimits, StrangersDoNotLockTheOwnerOut)
{
    std::vector<Failures> const account{{start, 50}};
    EXPECT_FALSE(may_try(limits, {.account = account}, start + 23h).has_value());
    EXPECT_TRUE(
        may_try(limits, {.account = account, .is_network_known = true}, start + 1min).has_value());
    EXPECT_TRUE(may_try(limits, {.account = account}, start + 24h).has_value());
}

TEST(StaffLimits, OneNetworkMayNotTryAccountAfterAccount)
{
    std::vector<Failures> const network{{start, 60}};
    EXPECT_FALSE(
        may_try(limits, {.network = network, .is_network_known = true}, start + 1min).has_value());
    std::vector<Failures> const fewer{{start, 59}};
    EXPECT_TRUE(may_try(limits, {.network = fewer}, start + 1min).has_value());
}

TEST(LoginName, IsReadAsPeopleTypeIt)
{
    EXPECT_EQ(LoginName::parse(" Li.Lei ")->text(), "li.lei");
    EXPECT_EQ(LoginName::parse("ｌｉ_lei-2")->text(), "li_lei-2");
    for (auto const* wrong : {"", "li", "1li", "li lei", "李雷雷", ".lei",
                              "a2345678901234567890123456789012345678901"}) {
        auto const parsed = LoginName::parse(wrong);
        ASSERT_FALSE(parsed.has_value()) << wrong;
        EXPECT_TRUE(parsed.error().is(login_malformed));
    }
}

TEST(StaffName, IsAVisibleLine)
{
    EXPECT_EQ(staff_name(" 李雷 "), "李雷");
    for (auto const* wrong : {"", "李", "李\n雷"})
        EXPECT_TRUE(staff_name(wrong).error().is(staff_name_malformed)) << wrong;
}

TEST(RecoveryCode, IsReadAsItIsTypedAndBoundToItsAccount)
{
    std::vector<std::uint64_t> const numbers{0, 1, 2, 3, 4, 5, 6, 7, 8, 30};
    auto const code = RecoveryCode::of(numbers);
    EXPECT_EQ(code.text(), "23456-789az");
    auto const typed = RecoveryCode::parse(" 23456 789AZ");
    ASSERT_TRUE(typed.has_value());
    auto const keys = Keys::derive({});
    EXPECT_EQ(typed->digest(keys, {1}), code.digest(keys, {1}));
    EXPECT_NE(typed->digest(keys, {2}), code.digest(keys, {1}));
    for (auto const* wrong : {"", "23456-789a", "23456-789a0", "23456-789azz"})
        EXPECT_TRUE(RecoveryCode::parse(wrong).error().is(code_malformed)) << wrong;
}

TEST(StaffSession, EndsAfterTwelveHoursOrHalfAnHourOfSilence)
{
    StaffSessionLimits const session_limits;
    StaffSession session{.staff = {1},
                         .device = {1},
                         .device_name = {},
                         .created_at = start,
                         .last_seen_at = start,
                         .proven_at = start};
    EXPECT_TRUE(session.is_alive(session_limits, start + 30min - 1ms));
    EXPECT_FALSE(session.is_alive(session_limits, start + 30min));
    session.last_seen_at = start + 11h + 50min;
    EXPECT_TRUE(session.is_alive(session_limits, start + 12h - 1ms));
    EXPECT_FALSE(session.is_alive(session_limits, start + 12h));
    EXPECT_TRUE(session.is_fresh(session_limits, start + 10min - 1ms));
    EXPECT_FALSE(session.is_fresh(session_limits, start + 10min));
}

} // namespace
