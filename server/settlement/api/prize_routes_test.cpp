#include "payout/domain/refusals.hpp"
#include "payout/service/approving.hpp"
#include "payout/service/claiming.hpp"
#include "payout/service/planning.hpp"
#include "settlement/api/month_end_test.hpp"
#include "settlement/domain/refusals.hpp"
#include "settlement/service/claiming.hpp"

namespace settlement {
namespace {

using fixtures::MonthEnd;
using support::is_accepted;
using support::is_refused;

constexpr std::string_view one_card = R"({"real_name":"张伟","id_number":"11010519491231002X"})";
constexpr std::string_view other_card = R"({"real_name":"李娜","id_number":"440524188001010014"})";

/// A March whose list is on public notice until 8 April.
class Prizes : public testing::Test {
protected:
    Prizes() { month.publish(); }

    http::Answer act(std::size_t player, std::string_view what, std::string_view body = "")
    {
        return month.stage.post(fmt::format("/api/v1/me/prizes/march/2021-03/{}", what),
                                {.actor = month.players[player], .body = std::string{body}});
    }
    http::Answer claim(std::size_t player, std::string_view card = one_card)
    {
        return act(player, "claim", card);
    }

    std::vector<http::JsonObject> prizes(std::size_t player)
    {
        auto const answer =
            month.stage.get("/api/v1/me/prizes", {.actor = month.players[player]}).value();
        return http::JsonObject::parse(answer.body)->objects("items").value();
    }
    http::JsonObject prize(std::size_t player)
    {
        auto all = prizes(player);
        return std::move(all.at(0));
    }
    std::string state(std::size_t player) { return prize(player).text("state").value(); }

    void finalise()
    {
        month.stage.database.set_now(support::shanghai("2021-04-09 09:00"));
        ASSERT_TRUE(is_accepted(month.act(1, R"({"act":"finalise"})")));
    }

    std::vector<payout::OrderView> orders()
    {
        return month.stage.database.look([&](sql::Transaction& tx) {
            return payout::list_orders(tx, month.terms, payout::list_batches(tx, 1)[0].batch.id)
                .value();
        });
    }

    /// The second player wins in another contest as well.
    base::Result<payout::PlannedPrize> plan_elsewhere(std::int64_t yuan)
    {
        return month.stage.database.run([&](sql::Transaction& tx) {
            return payout::plan_prize(
                tx, month.terms,
                {"other", base::CivilMonth::of(2021, 3), month.players[1].person, yuan, 1});
        });
    }

    void expire()
    {
        month.stage.database.look([&](sql::Transaction& tx) {
            Means const means{month.stage.live,
                              month.stage.keys,
                              month.objections_key,
                              month.calendar,
                              month.terms,
                              month.claims_key,
                              {}};
            expire_prizes(tx, means, {audit::AuthorKind::system, "upkeep"});
            return 0;
        });
    }

    MonthEnd month;
};

TEST_F(Prizes, AreSeenFromTheNoticeOnWithTheLastDay)
{
    auto const seen = prize(0);
    EXPECT_EQ(seen.text("state").value(), "to_claim");
    EXPECT_EQ(seen.text("last_day").value(), "2021-05-08");
    EXPECT_EQ(seen.integer("place").value(), 1);
    EXPECT_EQ(seen.integer("yuan").value(), 100);
    EXPECT_FALSE(seen.boolean("is_final").value());
    EXPECT_TRUE(seen.text("notice_path")->starts_with("/n/"));
    ASSERT_TRUE(is_accepted(month.act(2, R"({"act":"go_back","reason":"重算"})")));
    EXPECT_TRUE(prizes(0).empty());
}

TEST_F(Prizes, AreTakenOnceUnderOneName)
{
    EXPECT_TRUE(is_refused(claim(0, "{}"), real_name_missing));
    ASSERT_TRUE(is_accepted(claim(0)));
    EXPECT_EQ(state(0), "confirmed");
    ASSERT_TRUE(is_accepted(claim(0)));
    EXPECT_TRUE(is_refused(claim(0, other_card), prize_claimed_otherwise));
    finalise();
    for (auto const& order : orders())
        EXPECT_EQ(order.claim, order.person == month.players[0].person
                                   ? payout::ClaimState::made
                                   : payout::ClaimState::awaited);
    ASSERT_TRUE(is_accepted(claim(1, other_card)));
    EXPECT_EQ(state(1), "confirmed");
}

TEST_F(Prizes, GoToTheNextInRankWhenGivenUpBeforeTheResult)
{
    ASSERT_TRUE(is_accepted(act(0, "give-up")));
    EXPECT_EQ(state(0), "given_up");
    EXPECT_TRUE(is_refused(act(0, "give-up"), prize_not_open));
    EXPECT_TRUE(is_refused(claim(0), prize_not_open));
    EXPECT_TRUE(is_refused(month.act(1, R"({"act":"finalise"})"), correction_pending));
    ASSERT_TRUE(is_accepted(month.approve(2)));
    ASSERT_TRUE(is_accepted(month.act(2, R"({"act":"correct"})")));
    EXPECT_EQ(prize(1).integer("place").value(), 1);
    EXPECT_EQ(state(0), "given_up");
}

TEST_F(Prizes, GoToNobodyWhenGivenUpAfterTheResult)
{
    finalise();
    ASSERT_TRUE(is_accepted(act(0, "give-up")));
    EXPECT_EQ(state(0), "given_up");
    EXPECT_EQ(prize(1).integer("place").value(), 2);
    EXPECT_EQ(orders()[0].state, payout::OrderState::forfeited);
}

TEST_F(Prizes, OfOnePersonWithTwoPhonesStayWithTheBetterPlace)
{
    // Whoever claims first, the better place stays.
    ASSERT_TRUE(is_accepted(claim(2)));
    ASSERT_TRUE(is_accepted(claim(1)));
    EXPECT_EQ(state(1), "confirmed");
    EXPECT_EQ(state(2), "struck_out");
    EXPECT_EQ(prize(2).text("evidence").value(), "same_person");
    auto const cases = month.listed("cases");
    ASSERT_EQ(cases.size(), 1U);
    EXPECT_EQ(cases[0].text("person").value(), month.key_of(2));
    EXPECT_EQ(cases[0].text("evidence").value(), "same_person");
    // Two people still stand behind the shorter list.
    EXPECT_TRUE(is_refused(month.act(1, R"({"act":"finalise"})"), correction_pending));
    ASSERT_TRUE(is_accepted(month.approve(2)));
    ASSERT_TRUE(is_accepted(month.act(2, R"({"act":"correct"})")));
    EXPECT_EQ(prize(3).integer("place").value(), 3);
}

TEST_F(Prizes, OfOnePersonWaitForStaffOnceTheListIsFinal)
{
    finalise();
    ASSERT_TRUE(is_accepted(claim(1)));
    ASSERT_TRUE(is_accepted(claim(2)));
    EXPECT_EQ(state(2), "held");
    EXPECT_EQ(orders()[2].claim, payout::ClaimState::awaited);
    month.stage.database.set_now(support::shanghai("2021-06-30 09:00"));
    expire();
    EXPECT_EQ(state(2), "held");
    auto const decide = [&](std::size_t player, std::string_view decision) {
        return month.stage.post(
            MonthEnd::path("/claims"),
            {.body = fmt::format(R"({{"person":"{}","decision":"{}","reason":"核实"}})",
                                 month.key_of(player), decision),
             .officer = month.officer(1)});
    };
    EXPECT_TRUE(is_refused(decide(1, "pay"), claim_not_doubted));
    ASSERT_TRUE(is_accepted(decide(2, "forfeit")));
    EXPECT_EQ(state(2), "forfeited");
    EXPECT_EQ(state(1), "confirmed");
    EXPECT_TRUE(is_refused(decide(2, "pay"), claim_not_doubted));
}

TEST_F(Prizes, ThatAreHeldLetTheirWinnersAppeal)
{
    auto const words = R"({"reason":"每天都是我自己答的"})";
    EXPECT_TRUE(is_refused(act(1, "appeal", words), prize_not_open));
    ASSERT_TRUE(is_accepted(month.about(1, "hold", 1)));
    EXPECT_EQ(state(1), "held");
    EXPECT_EQ(prize(1).text("reason").value(), "因为");
    EXPECT_TRUE(prize(1).boolean("can_appeal").value());
    EXPECT_TRUE(is_refused(act(1, "appeal", R"({"reason":" "})"), act_reason_missing));
    ASSERT_TRUE(is_accepted(act(1, "appeal", words)));
    EXPECT_TRUE(prize(1).boolean("has_appealed").value());
    EXPECT_TRUE(is_refused(act(1, "appeal", words), appeal_open_already));
    EXPECT_EQ(month.listed("cases")[0].text("appeal").value(), "每天都是我自己答的");
    // Who held it does not judge what was said against it.
    EXPECT_TRUE(is_refused(month.about(1, "release", 1), appeal_needs_other));
    ASSERT_TRUE(is_accepted(month.about(2, "release", 1)));
    EXPECT_EQ(state(1), "to_claim");
}

TEST_F(Prizes, AreSeenBeforeTheNoticeByWhoeverIsQuestioned)
{
    ASSERT_TRUE(is_accepted(month.act(2, R"({"act":"go_back","reason":"重算"})")));
    ASSERT_TRUE(is_accepted(month.about(1, "hold", 1)));
    EXPECT_TRUE(prizes(0).empty());
    EXPECT_EQ(state(1), "held");
    EXPECT_EQ(prize(1).integer("place").value(), 2);
    EXPECT_TRUE(is_refused(claim(1), prize_not_open));
    ASSERT_TRUE(is_accepted(month.about(2, "disqualify", 1)));
    month.colleagues.push_back(month.employ(membership::Role::contest_reviewer));
    EXPECT_EQ(state(1), "struck_out");
    ASSERT_TRUE(is_accepted(act(1, "appeal", R"({"reason":"是我本人"})")));
    ASSERT_TRUE(is_accepted(month.about(3, "release", 1)));
    EXPECT_TRUE(prizes(1).empty());
}

TEST_F(Prizes, ThatCannotBePaidWaitForStaffAndStopNobodyElse)
{
    auto const elsewhere = plan_elsewhere(90).value();
    finalise();
    EXPECT_EQ(orders().size(), 3U);
    EXPECT_EQ(state(0), "to_claim");
    EXPECT_EQ(state(1), "held");
    EXPECT_EQ(prize(1).text("evidence").value(), "not_payable");
    EXPECT_TRUE(prize(1).text("reason")->starts_with("超过每人每月奖励上限"));
    EXPECT_TRUE(is_refused(claim(1), prize_not_open));
    EXPECT_EQ(month.listed("findings").back().text("evidence").value(), "not_payable");
    auto const decide = [&](std::string_view decision) {
        return month.stage.post(
            MonthEnd::path("/claims"),
            {.body = fmt::format(R"({{"person":"{}","decision":"{}","reason":"核实"}})",
                                 month.key_of(1), decision),
             .officer = month.officer(1)});
    };
    EXPECT_TRUE(is_refused(decide("pay"), payout::cap_per_person));
    ASSERT_TRUE(is_accepted(month.stage.database.run([&](sql::Transaction& tx) {
        return payout::forfeit_prize(tx, {audit::AuthorKind::staff, "1"}, elsewhere.order, "重复");
    })));
    ASSERT_TRUE(is_accepted(decide("pay")));
    EXPECT_EQ(state(1), "to_claim");
    EXPECT_TRUE(is_refused(decide("forfeit"), claim_not_doubted));
}

TEST_F(Prizes, ThatCannotBePaidCanBeEnded)
{
    ASSERT_TRUE(is_accepted(plan_elsewhere(90)));
    finalise();
    auto const body = fmt::format(R"({{"person":"{}","decision":"forfeit","reason":"已得他奖"}})",
                                  month.key_of(1));
    ASSERT_TRUE(is_accepted(
        month.stage.post(MonthEnd::path("/claims"), {.body = body, .officer = month.officer(1)})));
    EXPECT_EQ(state(1), "forfeited");
    EXPECT_EQ(state(2), "to_claim");
}

TEST_F(Prizes, NobodyTakesInThirtyDaysAreGivenUp)
{
    ASSERT_TRUE(is_accepted(claim(0)));
    finalise();
    // The result came a day after the notice: the days count from then.
    EXPECT_EQ(prize(1).text("last_day").value(), "2021-05-09");
    month.stage.database.set_now(support::shanghai("2021-05-09 23:59"));
    expire();
    EXPECT_EQ(state(1), "to_claim");
    month.stage.database.set_now(support::shanghai("2021-05-10 00:00"));
    EXPECT_TRUE(is_refused(claim(1), prize_claim_over));
    expire();
    EXPECT_EQ(state(1), "expired");
    EXPECT_EQ(state(0), "confirmed");
    EXPECT_EQ(orders()[1].state, payout::OrderState::forfeited);
    EXPECT_EQ(orders()[0].state, payout::OrderState::planned);
}

TEST_F(Prizes, BelongToTheirWinnersOnly)
{
    EXPECT_TRUE(is_refused(
        month.stage.post("/api/v1/me/prizes/march/2021-03/claim",
                         {.actor = month.stage.stranger(), .body = std::string{one_card}}),
        prize_unknown));
    EXPECT_TRUE(is_refused(act(0, "phone", "{}"), prize_code_missing));
}

TEST_F(Prizes, KeepNoNameAndNumberThatCouldBeRead)
{
    ASSERT_TRUE(is_accepted(claim(0)));
    auto const kept = month.stage.database.look([&](sql::Transaction& tx) {
        return tx
            .all({"test", "SELECT sealed_winner || winner_index FROM settlement_claim"}, {},
                 [](sql::Row const& row) { return row.string(0); })
            .at(0);
    });
    EXPECT_FALSE(kept.contains("张伟"));
    EXPECT_FALSE(kept.contains("11010519491231002X"));
}

} // namespace
} // namespace settlement
