#include "http/roster.hpp"

#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <vector>

namespace {

using http::Connection;
using http::Cut;
using http::Patience;
using namespace std::chrono_literals;

constexpr Patience::Time start{};

/// A roster for three, two of one address, and its guests.
class RosterOfThree : public testing::Test {
protected:
    Connection& guest(std::string const& address, Patience::Time since)
    {
        guests_.push_back(std::make_unique<Connection>(limits, address, since));
        guests_.back()->cancel_waiting = [] {};
        return *guests_.back();
    }

    http::Limits const limits{.connections_max = 3, .connections_per_address_max = 2};
    http::Admission admission{limits};
    http::AddressSet trusted =
        http::AddressSet::parse(std::vector<std::string>{"127.0.0.1"}).value();
    http::Tally tally;
    http::Roster roster{admission, trusted, tally};

private:
    std::vector<std::unique_ptr<Connection>> guests_;
};

TEST_F(RosterOfThree, CutsTheOneThatHasKeptUsWaitingLongest)
{
    auto& oldest = guest("1.1.1.1", start);
    auto& younger = guest("2.2.2.2", start + 1s);
    auto& answered = guest("3.3.3.3", start - 1s);
    answered.patience.answer();
    for (auto* one : {&oldest, &younger, &answered})
        ASSERT_TRUE(roster.join(*one, start + 2s));
    EXPECT_TRUE(roster.join(guest("4.4.4.4", start + 3s), start + 3s));
    EXPECT_EQ(oldest.cut, Cut::closed);
    EXPECT_EQ(younger.cut, Cut::no);
    EXPECT_EQ(answered.cut, Cut::no);
    EXPECT_EQ(tally.evicted, 1u);
}

TEST_F(RosterOfThree, TurnsAwayWhenAllAreBeingServed)
{
    for (auto const* address : {"1.1.1.1", "2.2.2.2", "3.3.3.3"}) {
        auto& one = guest(address, start);
        ASSERT_TRUE(roster.join(one, start));
        one.patience.answer();
    }
    EXPECT_FALSE(roster.join(guest("4.4.4.4", start), start));
    EXPECT_EQ(tally.turned_away, 1u);
    EXPECT_EQ(admission.open(), 3u);
}

TEST_F(RosterOfThree, MakesAnAddressPayForItselfAlone)
{
    auto& stranger = guest("2.2.2.2", start - 10s);
    auto& own = guest("1.1.1.1", start);
    ASSERT_TRUE(roster.join(stranger, start));
    ASSERT_TRUE(roster.join(own, start));
    auto& second = guest("1.1.1.1", start + 1s);
    roster.leave(stranger);
    ASSERT_TRUE(roster.join(second, start));
    ASSERT_TRUE(roster.join(guest("1.1.1.1", start + 2s), start + 2s));
    EXPECT_EQ(own.cut, Cut::closed);
    EXPECT_EQ(second.cut, Cut::no);
    EXPECT_EQ(stranger.cut, Cut::no);
}

TEST_F(RosterOfThree, DoesNotCountTheClientsOfATrustedProxyAsOne)
{
    for (int count = 0; count < 3; ++count)
        EXPECT_TRUE(roster.join(guest("127.0.0.1", start), start));
    EXPECT_EQ(tally.evicted, 0u);
}

TEST_F(RosterOfThree, ForgetsThoseWhoLeave)
{
    auto& one = guest("1.1.1.1", start);
    ASSERT_TRUE(roster.join(one, start));
    roster.leave(one);
    roster.leave(one);
    EXPECT_EQ(admission.open(), 0u);
    EXPECT_TRUE(roster.all().empty());
}

TEST_F(RosterOfThree, CutsThoseWithWhomPatienceIsOver)
{
    auto& slow = guest("1.1.1.1", start);
    auto& idle = guest("2.2.2.2", start + 5s);
    ASSERT_TRUE(roster.join(slow, start));
    ASSERT_TRUE(roster.join(idle, start));
    slow.patience.await_head(start);
    roster.cut_slow(start + 10s);
    EXPECT_EQ(slow.cut, Cut::timed_out);
    EXPECT_TRUE(slow.is_too_slow());
    EXPECT_EQ(idle.cut, Cut::no);
    EXPECT_EQ(tally.timed_out, 1u);
    roster.cut_slow(start + 15s);
    EXPECT_EQ(idle.cut, Cut::timed_out);
    EXPECT_FALSE(idle.is_too_slow());
    EXPECT_EQ(tally.timed_out, 1u);
}

TEST_F(RosterOfThree, ClosesIdleConnectionsAndAdmitsNobodyMore)
{
    auto& idle = guest("1.1.1.1", start);
    auto& busy = guest("2.2.2.2", start);
    ASSERT_TRUE(roster.join(idle, start));
    ASSERT_TRUE(roster.join(busy, start));
    busy.patience.answer();
    roster.close();
    EXPECT_EQ(idle.cut, Cut::closed);
    EXPECT_EQ(busy.cut, Cut::no);
    EXPECT_FALSE(roster.join(guest("3.3.3.3", start), start));
}

} // namespace
