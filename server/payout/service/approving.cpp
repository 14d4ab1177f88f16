#include "payout/service/approving.hpp"

#include "audit/service/appending.hpp"
#include "payout/domain/refusals.hpp"
#include "payout/service/accounts.hpp"
#include "payout/service/acts.hpp"
#include "payout/service/lists.hpp"
#include "payout/service/phones.hpp"
#include "payout/store/batches.hpp"
#include "payout/store/orders.hpp"
#include "payout/store/outbox.hpp"
#include "payout/store/switches.hpp"

namespace payout {

namespace {

base::Result<Batch> load(sql::Transaction& tx, BatchId id)
{
    auto batch = batches::find(tx, id);
    if (!batch)
        return std::unexpected{refuse(batch_unknown)};
    return std::move(*batch);
}

BatchView view_of(sql::Transaction& tx, Batch batch)
{
    BatchView view;
    view.current_hash = batch.state == BatchState::released
                            ? batch.list_hash
                            : list_hash(batch, recipients_of(tx, batch.id));
    for (auto const& count : orders::count_states(tx, batch.id)) {
        view.counts.push_back({count.state, count.count, count.sum});
        if (count.state != OrderState::forfeited)
            view.total += count.sum;
    }
    view.submitter = acts::shown_name(tx, batch.submitted_by);
    view.approver = acts::shown_name(tx, batch.approved_by);
    view.batch = std::move(batch);
    return view;
}

base::Result<void> check_room(sql::Transaction& tx, Terms const& terms, Batch const& batch)
{
    auto const released = orders::sum_released(tx, batch.contest);
    return check_total(recipients_of(tx, batch.id), released, terms.caps);
}

audit::Act act_of(std::string_view name, Batch const& batch)
{
    return {.name = name,
            .subject = acts::subject_of(batch.id),
            .details = audit::Details{}
                           .with("contest", batch.contest)
                           .with("month", batch.month.text())
                           .with("list_sha256", batch.list_hash)};
}

OrderView view_of(Terms const& terms, orders::Order const& order)
{
    return {order.id,
            order.prize.person,
            order.place,
            order.amount,
            phone_in(terms.keys, order).masked(),
            order.state,
            order.changed_at,
            order.reason,
            order.tries > 0 ? order.number() : "",
            order.tries,
            order.claim};
}

} // namespace

std::vector<BatchView> list_batches(sql::Transaction& tx, int limit)
{
    std::vector<BatchView> views;
    for (auto& batch : batches::list(tx, limit))
        views.push_back(view_of(tx, std::move(batch)));
    return views;
}

base::Result<BatchView> find_batch(sql::Transaction& tx, BatchId id)
{
    return view_of(tx, TRY(load(tx, id)));
}

base::Result<std::vector<OrderView>> list_orders(sql::Transaction& tx, Terms const& terms,
                                                 BatchId id)
{
    static_cast<void>(TRY(load(tx, id)));
    std::vector<OrderView> views;
    for (auto const& order : orders::list_of_batch(tx, id))
        views.push_back(view_of(terms, order));
    return views;
}

base::Result<BatchView> submit_batch(sql::Transaction& tx, Terms const& terms,
                                     audit::Author const& author, BatchId id)
{
    auto batch = TRY(load(tx, id));
    CHECK_OK(check_submit(batch));
    CHECK_OK(check_room(tx, terms, batch));
    batch.state = BatchState::submitted;
    batch.submitted_by = acts::name_of(author);
    batch.list_hash = list_hash(batch, recipients_of(tx, id));
    batches::update(tx, batch);
    audit::append(tx, author, act_of(acts::list_submitted, batch));
    return view_of(tx, std::move(batch));
}

base::Result<BatchView> approve_batch(sql::Transaction& tx, Terms const& terms,
                                      audit::Author const& author, BatchId id,
                                      std::string_view seen_hash)
{
    auto batch = TRY(load(tx, id));
    auto const current = list_hash(batch, recipients_of(tx, id));
    CHECK_OK(check_approve(batch, acts::name_of(author), seen_hash, current));
    CHECK_OK(check_room(tx, terms, batch));
    batch.state = BatchState::approved;
    batch.approved_by = acts::name_of(author);
    batches::update(tx, batch);
    orders::update_states(tx, id, OrderState::planned, OrderState::approved);
    audit::append(tx, author, act_of(acts::list_approved, batch));
    return view_of(tx, std::move(batch));
}

base::Result<BatchView> release_batch(sql::Transaction& tx, Terms const& terms,
                                      audit::Author const& author, BatchId id)
{
    auto batch = TRY(load(tx, id));
    CHECK_OK(check_release(batch, list_hash(batch, recipients_of(tx, id))));
    if (!switches::find_newest(tx).is_on)
        return std::unexpected{refuse(payout_stopped)};
    CHECK_OK(check_room(tx, terms, batch));
    batch.state = BatchState::released;
    batches::update(tx, batch);
    for (auto& order : orders::list_of_batch(tx, id)) {
        if (order.state != OrderState::approved)
            continue;
        // The prize of a number that failed is reserved already: the same entry, told twice.
        CHECK_OK(reserve(tx, order.prize, order.amount));
        order.state = OrderState::queued;
        orders::update(tx, order);
        outbox::put(tx, order.id, tx.now());
    }
    audit::append(tx, author, act_of(acts::list_released, batch));
    return view_of(tx, std::move(batch));
}

base::Result<Switch> turn_switch(sql::Transaction& tx, audit::Author const& author, Switch turn)
{
    if (turn.reason.empty())
        return std::unexpected{refuse(reason_missing).at("reason")};
    turn.turned_by = acts::name_of(author);
    switches::insert(tx, turn);
    audit::append(tx, author,
                  {.name = turn.is_on ? acts::resumed : acts::stopped,
                   .subject = "payout-switch",
                   .reason = turn.reason});
    return newest_switch(tx);
}

Switch newest_switch(sql::Transaction& tx)
{
    auto turn = switches::find_newest(tx);
    turn.turned_by = acts::shown_name(tx, turn.turned_by);
    return turn;
}

} // namespace payout
