#include "payout/service/office_test.hpp"

#include "ledger/domain/refusals.hpp"
#include "payout/domain/refusals.hpp"
#include "payout/service/claiming.hpp"
#include "payout/service/reconciling.hpp"

#include <set>

namespace {

using namespace payout;
using namespace std::chrono_literals;
using base::Money;
using fixtures::li;
using fixtures::Office;
using fixtures::wang;
using support::is_accepted;
using support::is_refused;

TEST(PlanningPrizes, HasOneOrderForAPersonAMonthAndAContest)
{
    Office office;
    auto const who = office.person(1);
    auto const planned = office.plan(who);
    ASSERT_TRUE(is_accepted(planned));
    EXPECT_TRUE(planned->is_new);
    auto const again = office.plan(who);
    EXPECT_EQ(again->order, planned->order);
    EXPECT_FALSE(again->is_new);
    EXPECT_TRUE(is_refused(office.plan(who, 80), prize_planned_otherwise));
    EXPECT_TRUE(is_refused(office.plan(who, 100, 2), prize_planned_otherwise));
    // The cap of a person and month holds over all contests.
    EXPECT_TRUE(is_refused(office.plan(who, 1, 1, "other"), cap_per_person));
    auto const nobody = identity::PhoneNumber::parse("19911112222").value();
    EXPECT_TRUE(is_refused(
        office.run([&](sql::Transaction& tx) { return winner_with(tx, office.terms, nobody); }),
        winner_unknown));
}

TEST(ApprovingPayments, TakesTwoPeopleAndTheListTheySaw)
{
    Office office;
    ASSERT_TRUE(is_accepted(office.grant(200)));
    auto const batch = office.plan(office.person(1)).value().batch;
    EXPECT_TRUE(is_refused(office.release(batch), batch_state));
    ASSERT_TRUE(is_accepted(office.submit(batch)));
    EXPECT_TRUE(is_refused(office.approve(batch, wang), batch_own));
    ASSERT_TRUE(is_accepted(office.approve(batch)));
    // One more winner: nobody has approved this list.
    EXPECT_EQ(office.plan(office.person(2), 100, 2)->batch, batch);
    EXPECT_TRUE(is_refused(office.release(batch), batch_state));
    ASSERT_TRUE(is_accepted(office.submit(batch)));
    ASSERT_TRUE(is_accepted(office.approve(batch)));
    // A new number, or one winner less, voids it as well.
    auto const order = office.orders(batch).front().id;
    ASSERT_TRUE(is_accepted(office.run([&](sql::Transaction& tx) {
        return change_phone(tx, office.terms, wang, order, "19900000099");
    })));
    EXPECT_TRUE(is_refused(office.release(batch), batch_state));
    EXPECT_TRUE(is_refused(office.release({77}), batch_unknown));
}

TEST(ClaimingPrizes, SendsOnlyWhatWinnersHaveTaken)
{
    Office office;
    ASSERT_TRUE(is_accepted(office.grant(200)));
    auto const plan = [&](int number) {
        auto const who = office.person(number);
        auto const planned = office.run([&](sql::Transaction& tx) {
            return plan_prize(tx, office.terms,
                              {"march", office.march, who, 100, number, ClaimState::awaited});
        });
        return std::pair{PrizeKey{"march", office.march, who}, planned.value().batch};
    };
    auto const [first, batch] = plan(1);
    auto const [second, same] = plan(2);
    ASSERT_EQ(batch, same);
    auto const claim = [&](PrizeKey const& prize, std::string_view digits = "") {
        return office.run([&](sql::Transaction& tx) {
            std::optional<identity::PhoneNumber> phone;
            if (!digits.empty())
                phone = identity::PhoneNumber::parse(digits).value();
            return claim_prize(tx, office.terms, prize, phone);
        });
    };
    auto const look = [&](PrizeKey const& prize) {
        return office.database.look(
            [&](sql::Transaction& tx) { return progress_of(tx, office.terms, prize).value(); });
    };
    EXPECT_TRUE(is_refused(office.submit(batch), batch_empty));
    ASSERT_TRUE(is_accepted(claim(first, "19900000088")));
    ASSERT_TRUE(is_accepted(office.submit(batch)));
    ASSERT_TRUE(is_accepted(office.approve(batch)));
    // Whoever takes it now waits for the next list: the approval stands.
    ASSERT_TRUE(is_accepted(claim(second)));
    ASSERT_TRUE(is_accepted(claim(second)));
    EXPECT_NE(look(second).batch, batch);
    ASSERT_TRUE(is_accepted(office.release(batch)));
    auto const errands = office.errands();
    ASSERT_EQ(errands.size(), 1U);
    EXPECT_EQ(errands.front().phone, "19900000088");
    EXPECT_EQ(look(first).state, OrderState::sent);
    EXPECT_TRUE(look(first).handed_over_at.has_value());
    EXPECT_EQ(look(second).state, OrderState::planned);
    ASSERT_TRUE(is_accepted(office.submit(look(second).batch)));
    EXPECT_TRUE(is_refused(claim({"march", office.march, {99}}), order_unknown));
}

TEST(ClaimingPrizes, WhatNobodyTookIsGivenUpAndStaysSo)
{
    Office office;
    auto const who = office.person(1);
    PrizeKey const prize{"march", office.march, who};
    auto const planned = office.run([&](sql::Transaction& tx) {
        return plan_prize(tx, office.terms,
                          {"march", office.march, who, 100, 1, ClaimState::awaited});
    });
    auto const awaited = office.database.look(
        [&](sql::Transaction& tx) { return list_awaited(tx, office.terms, {}, 9); });
    ASSERT_EQ(awaited.size(), 1U);
    EXPECT_EQ(awaited.front().prize, prize);
    ASSERT_TRUE(is_accepted(office.run([&](sql::Transaction& tx) {
        return forfeit_prize(tx, wang, planned->order, "nobody came");
    })));
    EXPECT_TRUE(is_refused(
        office.run([&](sql::Transaction& tx) { return claim_prize(tx, office.terms, prize, {}); }),
        order_state));
    EXPECT_TRUE(
        office.database
            .look([&](sql::Transaction& tx) { return list_awaited(tx, office.terms, {}, 9); })
            .empty());
}

TEST(ApprovingPayments, ReservesTheWholeListOrNothing)
{
    Office office;
    ASSERT_TRUE(is_accepted(office.grant(150)));
    BatchId batch;
    for (int number = 1; number <= 2; ++number)
        batch = office.plan(office.person(number), 100, number).value().batch;
    ASSERT_TRUE(is_accepted(office.submit(batch)));
    ASSERT_TRUE(is_accepted(office.approve(batch)));
    EXPECT_TRUE(is_refused(office.release(batch), ledger::account_overdrawn));
    EXPECT_EQ(office.budget().available, Money::yuan(150));
    EXPECT_TRUE(office.errands().empty());
    ASSERT_TRUE(is_accepted(office.grant(50)));
    ASSERT_TRUE(is_accepted(office.release(batch)));
    EXPECT_EQ(office.budget().available, Money{});
    EXPECT_EQ(office.budget().reserved, Money::yuan(200));
    EXPECT_EQ(office.errands().size(), 2U);
}

TEST(SendingPayments, SendsANumberOnceAndThenOnlyAsks)
{
    Office office;
    office.released(1);
    auto const sent = office.errands();
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent.front().kind, Errand::Kind::send);
    EXPECT_EQ(sent.front().phone, "19900000001");
    // The program dies here; when it lives again nothing is due, and later it asks.
    EXPECT_TRUE(office.errands().empty());
    office.database.advance(office.terms.patience.query_interval);
    auto const asked = office.errands();
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked.front().kind, Errand::Kind::ask);
    EXPECT_EQ(asked.front().number, sent.front().number);
}

TEST(SendingPayments, PaysOnceWhateverIsToldHoweverOften)
{
    Office office;
    auto const batch = office.released(1);
    auto const number = office.errands().front().number;
    for (auto const kind : {ReportKind::unclear, ReportKind::succeeded, ReportKind::succeeded,
                            ReportKind::failed, ReportKind::succeeded})
        ASSERT_TRUE(is_accepted(office.tell(number, kind)));
    EXPECT_EQ(office.budget().spent, Money::yuan(100));
    EXPECT_EQ(office.budget().reserved, Money{});
    EXPECT_EQ(office.orders(batch).front().state, OrderState::succeeded);
    EXPECT_TRUE(office.is_ledger_well());
    EXPECT_TRUE(is_refused(office.tell("PU-nobody", ReportKind::succeeded), order_unknown));
}

TEST(SendingPayments, TriesOnceMoreUnderANewNumberAndThenWaitsForAPerson)
{
    Office office;
    auto const batch = office.released(1);
    std::set<std::string> numbers;
    for (int failure = 1; failure <= 2; ++failure) {
        auto const sent = office.errands();
        ASSERT_EQ(sent.size(), 1U);
        ASSERT_EQ(sent.front().kind, Errand::Kind::send);
        numbers.insert(sent.front().number);
        EXPECT_EQ(office.tell(sent.front().number, ReportKind::failed), OrderState::failed);
        office.database.advance(office.terms.patience.retry_wait);
        auto const asked = office.errands();
        ASSERT_EQ(asked.size(), 1U);
        EXPECT_EQ(asked.front().kind, Errand::Kind::ask);
        EXPECT_TRUE(
            is_accepted(office.tell(asked.front().number, ReportKind::failed, Source::query)));
    }
    EXPECT_EQ(numbers.size(), 2U);
    EXPECT_TRUE(office.errands().empty());
    auto const order = office.orders(batch).front();
    EXPECT_EQ(order.state, OrderState::failed);
    // Another number of the winner's own goes through both hands again, on the same reservation.
    ASSERT_TRUE(is_accepted(office.run([&](sql::Transaction& tx) {
        return change_phone(tx, office.terms, wang, order.id, "199 0000 0099");
    })));
    auto const next = office.run([](sql::Transaction& tx) {
        return base::Result<std::vector<BatchView>>{list_batches(tx, 9)};
    });
    auto const fresh = next->front().batch.id;
    EXPECT_NE(fresh, batch);
    ASSERT_TRUE(is_accepted(office.submit(fresh)));
    ASSERT_TRUE(is_accepted(office.approve(fresh)));
    ASSERT_TRUE(is_accepted(office.release(fresh)));
    EXPECT_EQ(office.budget().reserved, Money::yuan(100));
    auto const sent = office.errands();
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent.front().phone, "19900000099");
    EXPECT_FALSE(numbers.contains(sent.front().number));
    EXPECT_EQ(office.tell(sent.front().number, ReportKind::succeeded), OrderState::succeeded);
    EXPECT_EQ(office.budget().spent, Money::yuan(100));
}

TEST(SendingPayments, TakesALateSuccessOfAFormerNumber)
{
    Office office;
    office.released(1);
    auto const first = office.errands().front().number;
    ASSERT_TRUE(is_accepted(office.tell(first, ReportKind::failed)));
    office.database.advance(office.terms.patience.retry_wait);
    static_cast<void>(office.errands());
    EXPECT_EQ(office.tell(first, ReportKind::failed, Source::query), OrderState::queued);
    auto const second = office.errands().front().number;
    // Both are out now. The first arrives after all, the second is refused: paid once.
    EXPECT_EQ(office.tell(first, ReportKind::succeeded), OrderState::sent);
    EXPECT_EQ(office.tell(second, ReportKind::failed), OrderState::succeeded);
    EXPECT_EQ(office.budget().spent, Money::yuan(100));
    EXPECT_TRUE(office.is_ledger_well());
}

TEST(KillSwitch, StopsWhatHasNotBeenSentAndGoesOnAsking)
{
    Office office;
    auto const batch = office.released(2);
    auto const turn = [&](bool is_on, std::string reason) {
        return office.run([&](sql::Transaction& tx) {
            return turn_switch(tx, wang, {is_on, std::move(reason), {}, {}});
        });
    };
    EXPECT_TRUE(is_refused(turn(false, ""), reason_missing));
    ASSERT_TRUE(is_accepted(turn(false, "the list is wrong")));
    EXPECT_TRUE(office.errands().empty());
    ASSERT_TRUE(is_accepted(turn(true, "checked")));
    auto const sent = office.errands();
    ASSERT_EQ(sent.size(), 2U);
    ASSERT_TRUE(is_accepted(turn(false, "again")));
    // One was caught before the line: it is queued under no number. The other one is asked about.
    EXPECT_EQ(office.tell(sent[0].number, ReportKind::withheld, Source::reply), OrderState::queued);
    office.database.advance(1min);
    auto const asked = office.errands();
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked.front().number, sent[1].number);
    office.terms.channel = Channel::file;
    EXPECT_TRUE(is_refused(office.run([&](sql::Transaction& tx) {
        return export_payments(tx, office.terms, li, batch);
    }),
                           payout_stopped));
}

TEST(ForfeitedPrizes, GiveTheMoneyBackToTheBudget)
{
    Office office;
    office.terms.patience.failures_max = 1;
    auto const batch = office.released(1);
    auto const order = office.orders(batch).front().id;
    auto const forfeit = [&](OrderId id, std::string_view reason) {
        return office.run([&](sql::Transaction& tx) { return forfeit_prize(tx, li, id, reason); });
    };
    EXPECT_TRUE(is_refused(forfeit(order, "late"), order_state));
    EXPECT_TRUE(is_refused(forfeit({99}, "late"), order_unknown));
    auto const number = office.errands().front().number;
    ASSERT_TRUE(is_accepted(office.tell(number, ReportKind::failed)));
    EXPECT_TRUE(is_refused(forfeit(order, "late"), order_state));
    office.database.advance(office.terms.patience.retry_wait);
    static_cast<void>(office.errands());
    ASSERT_TRUE(is_accepted(office.tell(number, ReportKind::failed, Source::query)));
    EXPECT_TRUE(is_refused(forfeit(order, ""), reason_missing));
    ASSERT_TRUE(is_accepted(forfeit(order, "not claimed in 30 days")));
    EXPECT_EQ(office.budget().available, Money::yuan(100));
    EXPECT_EQ(office.orders(batch).front().state, OrderState::forfeited);
}

class PaymentsByHand : public testing::Test {
protected:
    base::Result<std::string> file()
    {
        return office_.run(
            [&](sql::Transaction& tx) { return export_payments(tx, office_.terms, li, batch_); });
    }
    base::Result<ImportedResults> results(std::string_view rows)
    {
        auto const csv = "订单号,手机号,金额(元),结果,原因\n" + std::string{rows};
        return office_.run([&](sql::Transaction& tx) {
            return import_results(tx, office_.terms, li, batch_, csv);
        });
    }

    Office office_{Channel::file};
    BatchId batch_ = office_.released(2);
};

TEST_F(PaymentsByHand, GiveTheSameFileAsLongAsNothingIsKnown)
{
    auto const first = file();
    ASSERT_TRUE(is_accepted(first));
    EXPECT_TRUE(first->contains(",19900000001,100.00,"));
    EXPECT_EQ(*file(), *first);
    auto const number = office_.orders(batch_).front().number;
    EXPECT_EQ(results(number + ",,,成功,\n")->succeeded, 1);
    EXPECT_FALSE(file()->contains(number));
    EXPECT_EQ(results(number + ",,,成功,\n")->unchanged, 1);
    EXPECT_EQ(office_.budget().spent, Money::yuan(100));
}

TEST_F(PaymentsByHand, TakeAllRowsOrNone)
{
    ASSERT_TRUE(is_accepted(file()));
    auto const one = office_.orders(batch_)[0].number;
    auto const two = office_.orders(batch_)[1].number;
    auto const done = results(one + ",19900000001,100,成功,\n" + two + ",19900000001,100,成功,\n" +
                              "PU0,,,成功,\n");
    ASSERT_TRUE(is_accepted(done));
    ASSERT_EQ(done->problems.size(), 2U);
    EXPECT_EQ(done->problems[0].error.reason, result_phone_differs.reason);
    EXPECT_EQ(done->problems[1].error.reason, result_order_unknown.reason);
    EXPECT_EQ(results(one + ",,99,成功,\n")->problems.front().error.reason,
              result_amount_differs.reason);
    EXPECT_EQ(office_.budget().spent, Money{});
}

TEST_F(PaymentsByHand, PayAFailedOneOnceMoreAndTakeAReturnBack)
{
    ASSERT_TRUE(is_accepted(file()));
    auto const one = office_.orders(batch_)[0].number;
    auto const two = office_.orders(batch_)[1].number;
    EXPECT_EQ(results(one + ",,,失败,空号\n" + two + ",,,成功,\n")->failed, 1);
    office_.database.advance(office_.terms.patience.retry_wait);
    office_.database.look([&](sql::Transaction& tx) {
        requeue_failed(tx, office_.terms, 9);
        return 0;
    });
    auto const next = file();
    EXPECT_FALSE(next->contains(one));
    EXPECT_TRUE(next->contains(office_.orders(batch_)[0].number));
    EXPECT_EQ(results(two + ",,,退回,销号\n")->failed, 1);
    EXPECT_EQ(office_.budget().spent, Money{});
    EXPECT_EQ(office_.budget().reserved, Money::yuan(200));
    EXPECT_TRUE(office_.is_ledger_well());
}

TEST_F(PaymentsByHand, NeverMixWithAProvider)
{
    office_.terms.channel = Channel::provider;
    EXPECT_TRUE(is_refused(file(), channel_is_provider));
    EXPECT_TRUE(is_refused(results(""), channel_is_provider));
}

TEST(Reconciling, AgreesWhenEverythingIsInOrderAndNamesWhatIsNot)
{
    Office office;
    office.released(2);
    auto const sent = office.errands();
    ASSERT_TRUE(is_accepted(office.tell(sent[0].number, ReportKind::succeeded)));
    auto const compare = [&](std::string const& rows) {
        return office
            .run([&](sql::Transaction& tx) {
                return reconcile(tx, li, base::CivilDate::of(2021, 3, 8),
                                 "order_number,amount_fen,status\n" + rows);
            })
            .value()
            .findings;
    };
    EXPECT_TRUE(compare(sent[0].number + ",10000,succeeded\n").empty());
    auto const found = compare(sent[1].number + ",10000,succeeded\n");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].kind, "not_settled");
    EXPECT_EQ(found[1].kind, "missing_at_provider");
    auto const kept =
        office.database.look([](sql::Transaction& tx) { return list_reconciliations(tx, 5); });
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept.front().findings, found);
}

} // namespace
