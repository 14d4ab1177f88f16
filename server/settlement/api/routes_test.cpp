#include "settlement/api/routes.hpp"

#include "identity/service/keeping_staff.hpp"
#include "ledger/service/posting.hpp"
#include "membership/domain/refusals.hpp"
#include "membership/service/colleagues.hpp"
#include "notice/service/publishing.hpp"
#include "payout/service/approving.hpp"
#include "quiz/api/stage_test.hpp"
#include "quiz/service/closing_month.hpp"
#include "settlement/domain/refusals.hpp"
#include "settlement/service/paying_out.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace settlement {
namespace {

using support::is_accepted;
using support::is_refused;

/// The March of a contest with four players, over and frozen on 1 April; A has most points.
class MonthEnd {
public:
    MonthEnd()
    {
        add_routes(stage.router, {stage.live, stage.keys, objections_key, calendar, terms});
        using enum membership::Role;
        for (auto const role : {contest_handler, contest_reviewer})
            colleagues.push_back(employ(role));
        for (int player = 0; player < 4; ++player)
            players.push_back(stage.player());
        for (int day = 0; day < 4; ++day) {
            for (int player = 0; player < 4; ++player)
                stage.play(players[static_cast<std::size_t>(player)], player + day < 4);
            stage.database.advance(std::chrono::days{1});
        }
        stage.database.set_now(support::shanghai("2021-04-01 09:00"));
        auto step = quiz::ClosingStep::expiring;
        while (step != quiz::ClosingStep::frozen)
            step =
                stage.database
                    .run([&](sql::Transaction& tx) {
                        return quiz::close_month(tx, stage.live, quiz::fixtures::operator_of_tests,
                                                 "march", base::CivilMonth::of(2021, 3));
                    })
                    .value();
    }

    base::StaffId employ(membership::Role role)
    {
        return stage.database
            .run([&](sql::Transaction& tx) -> base::Result<base::StaffId> {
                auto const login =
                    TRY(identity::LoginName::parse(fmt::format("number-{}", colleagues.size())));
                auto const link = TRY(identity::create_staff(tx, login, "李雷"));
                CHECK_OK(membership::appoint_by_operator(
                    tx, {.staff = link.staff, .role = role, .union_code = "330000"}));
                return link.staff;
            })
            .value();
    }

    static std::string path(std::string_view rest = "")
    {
        return fmt::format("/api/v1/quiz/contests/march/months/2021-03/settlement{}", rest);
    }

    http::Answer act(int staff, std::string const& body)
    {
        return stage.post(path("/acts"), {.body = body, .officer = officer(staff)});
    }

    http::Officer officer(int staff) const
    {
        return {.staff = colleagues[static_cast<std::size_t>(staff) - 1]};
    }

    std::string key_of(std::size_t player)
    {
        return stage.live.contest("march").value()->people.of(players[player].person);
    }

    /// An act about a player, counted from 0.
    http::Answer about(int staff, std::string_view kind, std::size_t player)
    {
        return act(staff, fmt::format(R"({{"act":"{}","person":"{}","evidence":"other",)"
                                      R"("reason":"因为"}})",
                                      kind, key_of(player)));
    }

    http::JsonObject look() { return http::JsonObject::parse(stage.get(path())->body).value(); }
    std::vector<http::JsonObject> listed(std::string_view name)
    {
        return look().objects(name).value();
    }
    std::string state() { return look().text("state").value(); }

    http::Answer approve(int staff)
    {
        auto const draft = look().object("draft").value();
        return act(staff, fmt::format(R"({{"act":"approve","hash":"{}","yuan":{}}})",
                                      draft.text("hash").value(), draft.integer("yuan").value()));
    }

    std::vector<http::JsonObject> places(std::string version = "")
    {
        http::Request::Fields query;
        if (!version.empty())
            query.emplace_back("version", version);
        auto const list = stage.get(path("/list"), {.query = query}).value();
        return http::JsonObject::parse(list.body)->objects("places").value();
    }

    void publish()
    {
        // The stage answers within the same second, so everybody who was all right is a finding.
        VERIFY(act(1, R"({"act":"freeze"})").has_value());
        for (auto const& finding : listed("findings"))
            VERIFY(act(1, fmt::format(R"({{"act":"keep","subject":{},"reason":"看过"}})",
                                      finding.integer("number").value()))
                       .has_value());
        VERIFY(act(1, R"({"act":"submit"})").has_value());
        VERIFY(approve(2).has_value());
        VERIFY(act(2, R"({"act":"publish"})").has_value());
    }

    quiz::fixtures::ApiStage stage;
    base::WorkingDays calendar =
        base::WorkingDays::parse("year 2021 a-paper\n2021-04-05 rest x\n").value();
    base::Key objections_key = base::random_key();
    payout::Terms terms{stage.keys};
    std::vector<http::Actor> players;
    std::vector<base::StaffId> colleagues;
};

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
