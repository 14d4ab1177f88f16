#include "payout/service/filing.hpp"

#include "audit/service/appending.hpp"
#include "base/crypto.hpp"
#include "payout/domain/refusals.hpp"
#include "payout/domain/results_file.hpp"
#include "payout/service/acts.hpp"
#include "payout/service/handing_over.hpp"
#include "payout/service/phones.hpp"
#include "payout/service/sending.hpp"
#include "payout/store/batches.hpp"
#include "payout/store/orders.hpp"
#include "payout/store/outbox.hpp"
#include "payout/store/switches.hpp"
#include "payout/store/transfers.hpp"

namespace payout {

namespace {

base::Result<void> check_batch(sql::Transaction& tx, Terms const& terms, BatchId id)
{
    auto const batch = batches::find(tx, id);
    if (!batch)
        return std::unexpected{refuse(batch_unknown)};
    if (terms.channel != Channel::file)
        return std::unexpected{refuse(channel_is_provider)};
    if (batch->state != BatchState::released)
        return std::unexpected{refuse(batch_state).with("state", std::string{text(batch->state)})};
    return base::ok();
}

/// What is wrong with a line, if anything is.
std::optional<base::csv::Problem> problem_of(sql::Transaction& tx, Terms const& terms, BatchId id,
                                             ResultLine const& line)
{
    auto const transfer = transfers::find(tx, line.number);
    auto const order = transfer ? orders::find(tx, transfer->order) : std::nullopt;
    if (!order || order->batch != id)
        return base::csv::Problem{line.row, "订单号", refuse(result_order_unknown)};
    if (line.amount && *line.amount != order->amount)
        return base::csv::Problem{
            line.row, "金额(元)",
            refuse(result_amount_differs).with("expected", order->amount.text())};
    if (!line.phone.empty() && line.phone != phone_in(terms.keys, *order).digits())
        return base::csv::Problem{line.row, "手机号", refuse(result_phone_differs)};
    return std::nullopt;
}

} // namespace

base::Result<std::string> export_payments(sql::Transaction& tx, Terms const& terms,
                                          audit::Author const& author, BatchId id)
{
    CHECK_OK(check_batch(tx, terms, id));
    if (!switches::find_newest(tx).is_on)
        return std::unexpected{refuse(payout_stopped)};
    std::vector<PaymentLine> lines;
    for (auto& order : orders::list_of_batch(tx, id)) {
        if (order.state == OrderState::queued) {
            static_cast<void>(hand_over(tx, order));
            outbox::remove(tx, order.id);
        }
        if (order.state == OrderState::sent)
            lines.push_back({order.number(), phone_in(terms.keys, order).digits(), order.amount});
    }
    audit::append(tx, author,
                  {.name = acts::file_taken,
                   .subject = acts::subject_of(id),
                   .details = audit::Details{}.with("payments", lines.size())});
    return payment_file(lines);
}

base::Result<ImportedResults> import_results(sql::Transaction& tx, Terms const& terms,
                                             audit::Author const& author, BatchId id,
                                             std::string_view csv)
{
    CHECK_OK(check_batch(tx, terms, id));
    auto file = TRY(read_results(csv));
    for (auto const& line : file.lines)
        if (auto problem = problem_of(tx, terms, id, line))
            file.problems.push_back(std::move(*problem));
    ImportedResults done{.problems = std::move(file.problems)};
    if (!done.problems.empty())
        return done;
    for (auto const& line : file.lines) {
        auto const before = transfers::find(tx, line.number)->outcome;
        auto const state = TRY(
            take_report(tx, terms, line.number, {line.kind, Source::file, line.reason, tx.now()}));
        auto const after = transfers::find(tx, line.number)->outcome;
        if (after == before)
            ++done.unchanged;
        else if (state == OrderState::succeeded)
            ++done.succeeded;
        else
            ++done.failed;
    }
    audit::append(tx, author,
                  {.name = acts::results_taken,
                   .subject = acts::subject_of(id),
                   .details = audit::Details{}
                                  .with("succeeded", done.succeeded)
                                  .with("failed", done.failed)
                                  .with("file_sha256", base::hex(base::sha256(csv)))});
    return done;
}

void requeue_failed(sql::Transaction& tx, Terms const& terms, int limit)
{
    if (terms.channel != Channel::file)
        return;
    for (auto const id : outbox::list_due_questions(tx, limit)) {
        auto const order = orders::find(tx, id);
        VERIFY(order.has_value());
        // The operator has said what there is to say: nobody else could be asked.
        auto const state = take_report(tx, terms, order->number(),
                                       {ReportKind::failed, Source::query, "", tx.now()});
        VERIFY(state.has_value());
        if (*state == OrderState::failed)
            outbox::remove(tx, id);
    }
}

} // namespace payout
