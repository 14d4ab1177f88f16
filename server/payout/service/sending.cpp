#include "payout/service/sending.hpp"

#include "payout/domain/refusals.hpp"
#include "payout/service/accounts.hpp"
#include "payout/service/handing_over.hpp"
#include "payout/service/lists.hpp"
#include "payout/service/phones.hpp"
#include "payout/store/orders.hpp"
#include "payout/store/outbox.hpp"
#include "payout/store/switches.hpp"
#include "payout/store/transfers.hpp"

#include <algorithm>

namespace payout {

namespace {

/// An entry about an order cannot be refused: its amount was reserved when the list left.
void must(base::Result<void> const& posted)
{
    VERIFY(posted.has_value());
}

/// Whether another number of the same prize has arrived.
bool has_paid_twin(sql::Transaction& tx, transfers::Transfer const& transfer)
{
    return std::ranges::any_of(transfers::list_of_order(tx, transfer.order), [&](auto const& one) {
        return one.number != transfer.number && one.outcome == TransferOutcome::succeeded;
    });
}

void follow(sql::Transaction& tx, orders::Order const& order, int try_number,
            Verdict const& verdict)
{
    switch (verdict.movement) {
    case Movement::none:
        break;
    case Movement::pay:
        must(settle(tx, order.prize, order.amount, try_number));
        break;
    case Movement::take_back:
        must(take_back(tx, order.prize, order.amount, try_number));
        break;
    }
    switch (verdict.next) {
    case Verdict::Next::as_before:
        break;
    case Verdict::Next::at:
        outbox::put(tx, order.id, verdict.next_at);
        break;
    case Verdict::Next::never:
        outbox::remove(tx, order.id);
        break;
    }
}

/// What a report about a former number means: only an arrival changes anything.
void take_report_of_former(sql::Transaction& tx, orders::Order& order,
                           transfers::Transfer const& transfer, Report const& report)
{
    if (report.kind != ReportKind::succeeded || transfer.outcome == TransferOutcome::succeeded)
        return;
    transfers::update(tx, transfer.number, TransferOutcome::succeeded, "late");
    bool const is_at_rest =
        order.state == OrderState::failed || order.state == OrderState::queued ||
        order.state == OrderState::planned || order.state == OrderState::approved;
    // With a newer number on its way the money may come twice: reconciliation names both.
    if (!is_at_rest)
        return;
    if (order.state == OrderState::planned || order.state == OrderState::approved)
        void_approval(tx, order.batch);
    must(settle(tx, order.prize, order.amount, transfer.try_number));
    outbox::remove(tx, order.id);
    order.state = OrderState::succeeded;
    order.reason = "late";
    orders::update(tx, order);
}

} // namespace

std::string hand_over(sql::Transaction& tx, orders::Order& order)
{
    ++order.tries;
    order.state = OrderState::sent;
    order.reason.clear();
    orders::update(tx, order);
    auto number = order.number();
    transfers::insert(tx, {.number = number,
                           .order = order.id,
                           .try_number = order.tries,
                           .amount = order.amount,
                           .sent_at = tx.now(),
                           .changed_at = tx.now()});
    return number;
}

std::vector<Errand> take_errands(sql::Transaction& tx, Terms const& terms, int limit)
{
    bool const may_send = terms.channel == Channel::provider && switches::find_newest(tx).is_on;
    auto const due = may_send ? outbox::list_due(tx, limit) : outbox::list_due_questions(tx, limit);
    std::vector<Errand> errands;
    for (auto const id : due) {
        auto order = orders::find(tx, id);
        VERIFY(order.has_value());
        // Whatever happens to this errand, the next one is a question.
        outbox::put(tx, id, tx.now() + terms.patience.query_interval);
        if (order->state == OrderState::queued) {
            auto const phone = phone_in(terms.keys, *order);
            errands.push_back(
                {Errand::Kind::send, hand_over(tx, *order), phone.digits(), order->amount});
        } else {
            errands.push_back({Errand::Kind::ask, order->number()});
        }
    }
    return errands;
}

base::Result<OrderState> take_report(sql::Transaction& tx, Terms const& terms,
                                     std::string_view number, Report const& report)
{
    auto const transfer = transfers::find(tx, number);
    if (!transfer)
        return std::unexpected{refuse(order_unknown)};
    auto order = orders::find(tx, transfer->order);
    VERIFY(order.has_value());
    if (transfer->try_number != order->tries) {
        take_report_of_former(tx, *order, *transfer, report);
        return order->state;
    }
    Progress const progress{order->state, order->changed_at, transfer->sent_at, order->tries,
                            order->failures};
    auto verdict = judge(progress, report, tx.now(), terms.patience);
    if (order->state != OrderState::succeeded && order->state != OrderState::forfeited &&
        verdict.outcome == TransferOutcome::failed && has_paid_twin(tx, *transfer)) {
        // The former number has arrived after all; this one has not, which is as it should be.
        verdict.state = OrderState::succeeded;
        verdict.movement = Movement::pay;
        verdict.next = Verdict::Next::never;
    }
    bool const was_on_a_list =
        order->state == OrderState::planned || order->state == OrderState::approved;
    if (was_on_a_list && verdict.state == OrderState::succeeded)
        void_approval(tx, order->batch);
    follow(tx, *order, transfer->try_number, verdict);
    transfers::update(tx, number, verdict.outcome, report.reason);
    if (verdict.state != order->state || verdict.failures != order->failures) {
        order->state = verdict.state;
        order->failures = verdict.failures;
        order->reason = report.reason;
        orders::update(tx, *order);
    }
    return verdict.state;
}

} // namespace payout
