#include "settlement/api/month_end_test.hpp"

#include "identity/domain/refusals.hpp"
#include "ledger/service/posting.hpp"
#include "membership/domain/refusals.hpp"
#include "payout/service/approving.hpp"
#include "settlement/domain/refusals.hpp"
#include "settlement/service/paying_out.hpp"

namespace settlement {
namespace {

using fixtures::MonthEnd;
using support::is_accepted;
using support::is_refused;

TEST(MonthEnd, GoesFromFrozenStandingsToTheFinalListOfTwoPeople)
{
    MonthEnd month;
    EXPECT_EQ(month.state(), "provisional");
    month.publish();
    EXPECT_EQ(month.state(), "public_notice");
    EXPECT_EQ(month.places("1").size(), 4U);
    EXPECT_TRUE(is_refused(month.act(1, R"({"act":"finalise"})"), notice_running));
    month.stage.database.set_now(support::shanghai("2021-04-09 00:00"));
    EXPECT_TRUE(is_accepted(month.act(1, R"({"act":"finalise"})")));
    EXPECT_EQ(month.state(), "final");
    EXPECT_TRUE(is_refused(month.about(1, "hold", 0), act_not_now));
}

TEST(MonthEnd, PutsPrizesOnAListOfPaymentsAndPointsIntoTheLedger)
{
    MonthEnd month;
    month.publish();
    month.stage.database.set_now(support::shanghai("2021-04-09 00:00"));
    ASSERT_TRUE(is_accepted(month.act(1, R"({"act":"finalise"})")));
    EXPECT_TRUE(is_refused(month.act(1, R"({"act":"pay"})"), payments_open));
    auto const lists =
        month.stage.database.look([](sql::Transaction& tx) { return payout::list_batches(tx, 9); });
    ASSERT_EQ(lists.size(), 1U);
    EXPECT_EQ(lists.front().batch.month, base::CivilMonth::of(2021, 3));
    EXPECT_EQ(lists.front().counts.front().count, 4);
    auto const points_of = [&](std::size_t player) {
        return month.stage.database.look([&](sql::Transaction& tx) {
            return ledger::balance_of(
                tx, ledger::account_of(month.players[player].person, ledger::Unit::points));
        });
    };
    // Three steps of two: the last one finds that nobody is left.
    EXPECT_EQ(points_of(0), 0);
    for (int step = 0; step < 4; ++step)
        month.stage.database.look([](sql::Transaction& tx) {
            credit_some(tx, 2);
            return 0;
        });
    for (std::size_t player = 0; player < 4; ++player)
        EXPECT_EQ(points_of(player), month.places("1")[player].integer("points").value());
}

TEST(MonthEnd, LetsOnlyTheSecondPersonApprove)
{
    MonthEnd month;
    month.publish();
    EXPECT_TRUE(is_accepted(month.about(1, "hold", 0)));
    EXPECT_TRUE(is_accepted(month.about(1, "disqualify", 0)));
    EXPECT_TRUE(is_refused(month.approve(1), membership::not_permitted));
}

TEST(MonthEnd, AsksWhoApprovesForASecondFactorShownLately)
{
    MonthEnd month;
    auto const late = month.officer(2);
    month.stage.database.advance(std::chrono::minutes{11});
    auto const body = R"({"act":"approve","hash":"x","yuan":1})";
    EXPECT_TRUE(
        is_refused(month.stage.post(MonthEnd::path("/acts"), {.body = body, .officer = late}),
                   identity::step_up_needed));
    EXPECT_TRUE(is_refused(month.act(2, body), act_not_now));
}

TEST(MonthEnd, APlaceThatFallsOutInNoticeIsTakenByTheNext)
{
    MonthEnd month;
    month.publish();
    EXPECT_TRUE(is_accepted(month.about(1, "hold", 0)));
    EXPECT_TRUE(is_accepted(month.about(1, "disqualify", 0)));
    EXPECT_TRUE(is_refused(month.act(1, R"({"act":"correct"})"), approval_missing));
    EXPECT_TRUE(is_accepted(month.approve(2)));
    month.stage.database.set_now(support::shanghai("2021-04-06 09:00"));
    EXPECT_TRUE(is_accepted(month.act(2, R"({"act":"correct"})")));
    auto const places = month.places("2");
    ASSERT_EQ(places.size(), 3U);
    EXPECT_EQ(places[0].text("person").value(), month.key_of(1));
    EXPECT_EQ(places[0].integer("yuan").value(), 100);
    // Nobody is new on the list: the period goes on as it began.
    auto const notice = month.look().object("notice").value();
    EXPECT_EQ(notice.text("last_day").value(), "2021-04-08");
    EXPECT_EQ(month.look().objects("versions")->size(), 2U);
}

TEST(MonthEnd, NotesAndDecidesAnObjectionFromTheTelephone)
{
    MonthEnd month;
    month.publish();
    auto const noted = month.stage.post(
        MonthEnd::path("/objections"),
        {.body = R"({"words":"第一名不是职工","objector":"王"})", .officer = month.officer(1)});
    ASSERT_TRUE(is_accepted(noted));
    month.stage.database.set_now(support::shanghai("2021-04-09 09:00"));
    EXPECT_TRUE(is_refused(month.act(1, R"({"act":"finalise"})"), objections_open));
    EXPECT_TRUE(is_accepted(
        month.act(1, R"({"act":"decide","subject":1,"is_upheld":false,"reason":"查无实据"})")));
    auto const list = month.stage.get(MonthEnd::path("/objections")).value().body;
    EXPECT_TRUE(list.contains("查无实据"));
    EXPECT_TRUE(is_accepted(month.act(1, R"({"act":"finalise"})")));
}

TEST(MonthEnd, GoingBackWithdrawsTheNotice)
{
    MonthEnd month;
    month.publish();
    EXPECT_TRUE(is_accepted(month.act(2, R"({"act":"go_back","reason":"重算"})")));
    EXPECT_EQ(month.state(), "provisional");
    EXPECT_TRUE(month.look().object("notice")->boolean("is_withdrawn").value());
}

TEST(MonthEnd, SaysWhatMayBeDoneNextAndWhyNot)
{
    MonthEnd month;
    std::size_t possible = 0;
    for (auto const& next : month.listed("next")) {
        if (next.boolean("is_possible").value())
            ++possible;
        else
            EXPECT_TRUE(next.text("why_not").has_value());
    }
    // freeze, find, keep, hold and submit.
    EXPECT_GE(possible, 4U);
    EXPECT_TRUE(month.stage.get(MonthEnd::path("/acts")).has_value());
}

TEST(MonthEnd, RefusesWhatItCannotRead)
{
    MonthEnd month;
    EXPECT_TRUE(is_refused(month.act(1, R"({"act":"pardon"})"), act_unknown));
    EXPECT_TRUE(is_refused(month.act(1, R"({"act":"freeze","revision":7})"), settlement_moved_on));
    EXPECT_TRUE(is_refused(month.stage.get(MonthEnd::path("/list"), {.query = {{"version", "1"}}}),
                           version_unknown));
    EXPECT_TRUE(
        is_refused(month.act(1, R"({"act":"hold","person":"x","evidence":"other","reason":"x"})"),
                   candidate_unknown));
    VERIFY(month.act(1, R"({"act":"freeze"})").has_value());
    for (auto const& finding : month.listed("findings"))
        VERIFY(month
                   .act(1, fmt::format(R"({{"act":"keep","subject":{},"reason":"看过"}})",
                                       finding.integer("number").value()))
                   .has_value());
    VERIFY(month.act(1, R"({"act":"submit"})").has_value());
    VERIFY(month.approve(2).has_value());
    EXPECT_TRUE(is_refused(month.act(2, R"({"act":"publish","starts_on":"2021-03-31"})"),
                           notice_begins_too_early));
}

} // namespace
} // namespace settlement
