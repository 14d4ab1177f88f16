#include "payout/service/claiming.hpp"

#include "payout/domain/refusals.hpp"
#include "payout/service/lists.hpp"
#include "payout/service/phones.hpp"
#include "payout/store/batches.hpp"
#include "payout/store/orders.hpp"
#include "payout/store/outbox.hpp"
#include "payout/store/transfers.hpp"

namespace payout {

namespace {

PrizeProgress progress(sql::Transaction& tx, Terms const& terms, Order const& order)
{
    PrizeProgress made{.order = order.id,
                       .prize = order.prize,
                       .amount = order.amount,
                       .state = order.state,
                       .claim = order.claim,
                       .reason = {},
                       .phone_masked = phone_in(terms.keys, order).masked(),
                       .number = order.tries > 0 ? order.number() : "",
                       .batch = order.batch,
                       .handed_over_at = {},
                       .arrived_at = {}};
    bool const has_failed = order.state == OrderState::failed;
    if (has_failed)
        made.reason = order.reason;
    // Behind the words stands who wrote them, which is nothing for the winner.
    if (order.state == OrderState::forfeited)
        made.reason = order.reason.substr(0, order.reason.rfind(" ("));
    made.waits_for_a_person = has_failed && !outbox::contains(tx, order.id);
    if (auto const newest = transfers::find(tx, made.number))
        made.handed_over_at = newest->sent_at;
    if (order.state == OrderState::succeeded)
        made.arrived_at = order.changed_at;
    return made;
}

} // namespace

std::optional<PrizeProgress> progress_of(sql::Transaction& tx, Terms const& terms,
                                         PrizeKey const& prize)
{
    auto const order = orders::find_of_prize(tx, prize);
    return order ? std::optional{progress(tx, terms, *order)} : std::nullopt;
}

base::Result<void> claim_prize(sql::Transaction& tx, Terms const& terms, PrizeKey const& prize,
                               std::optional<identity::PhoneNumber> const& phone)
{
    auto order = orders::find_of_prize(tx, prize);
    if (!order)
        return std::unexpected{refuse(order_unknown)};
    if (order->claim == ClaimState::made)
        return base::ok();
    if (order->state != OrderState::planned)
        return std::unexpected{refuse(order_state).with("state", std::string{text(order->state)})};
    order->claim = ClaimState::made;
    auto const batch = batches::find(tx, order->batch);
    VERIFY(batch.has_value());
    if (batch->state != BatchState::draft)
        order->batch = draft_list(tx, prize.contest, prize.month);
    if (phone)
        set_phone(terms.keys, *order, *phone);
    orders::update(tx, *order);
    return base::ok();
}

std::vector<PrizeProgress> list_awaited(sql::Transaction& tx, Terms const& terms, OrderId behind,
                                        int limit)
{
    std::vector<PrizeProgress> list;
    for (auto const& order : orders::list_awaited(tx, behind, limit))
        list.push_back(progress(tx, terms, order));
    return list;
}

} // namespace payout
