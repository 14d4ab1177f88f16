#include "payout/service/planning.hpp"

#include "audit/service/appending.hpp"
#include "identity/service/phone_book.hpp"
#include "payout/domain/refusals.hpp"
#include "payout/service/accounts.hpp"
#include "payout/service/acts.hpp"
#include "payout/service/lists.hpp"
#include "payout/service/phones.hpp"
#include "payout/store/batches.hpp"
#include "payout/store/orders.hpp"
#include "payout/store/outbox.hpp"

namespace payout {

namespace {

base::Error wrong_state(orders::Order const& order)
{
    return refuse(order_state).with("state", std::string{text(order.state)});
}

/// Failed, and nothing more happens to it by itself.
bool waits_for_a_person(sql::Transaction& tx, orders::Order const& order)
{
    return order.state == OrderState::failed && !outbox::contains(tx, order.id);
}

} // namespace

base::Result<PlannedPrize> plan_prize(sql::Transaction& tx, Terms const& terms,
                                      PlanPrize const& plan)
{
    PrizeKey const prize{plan.contest, plan.month, plan.person};
    auto const amount = base::Money::yuan(plan.yuan);
    if (auto const known = orders::find_of_prize(tx, prize)) {
        if (known->amount != amount || known->place != plan.place)
            return std::unexpected{refuse(prize_planned_otherwise)};
        return PlannedPrize{known->id, known->batch};
    }
    CHECK_OK(check_plan(tx, terms, plan));
    auto phone = plan.phone;
    if (!phone)
        phone = TRY(identity::phone_of(tx, terms.keys, plan.person));
    orders::Order order;
    order.id = orders::next_id(tx);
    order.prize = prize;
    order.place = plan.place;
    order.amount = amount;
    order.batch = open_list(tx, plan.contest, plan.month);
    order.claim = plan.claim;
    set_phone(terms.keys, order, *phone);
    orders::insert(tx, order);
    return PlannedPrize{order.id, order.batch, true};
}

base::Result<void> check_plan(sql::Transaction& tx, Terms const& terms, PlanPrize const& plan)
{
    static_cast<void>(TRY(identity::phone_of(tx, terms.keys, plan.person)));
    auto const others = orders::sum_of_person(tx, plan.person, plan.month);
    return check_prize(base::Money::yuan(plan.yuan), others, terms.caps);
}

std::int64_t count_open_prizes(sql::Transaction& tx, std::string_view contest,
                               base::CivilMonth month)
{
    return orders::count_open(tx, contest, month);
}

base::Result<BatchId> plan_list(sql::Transaction& tx, Terms const& terms,
                                audit::Author const& author, PlanList const& plan)
{
    std::optional<BatchId> batch;
    for (auto const& prize : plan.prizes) {
        PlanPrize const one{plan.contest, plan.month, prize.person, prize.yuan, prize.place};
        batch = TRY(plan_prize(tx, terms, one)).batch;
    }
    if (!batch)
        return std::unexpected{refuse(batch_empty)};
    audit::append(tx, author,
                  {.name = acts::prizes_planned,
                   .subject = acts::subject_of(*batch),
                   .details = audit::Details{}
                                  .with("contest", plan.contest)
                                  .with("month", plan.month.text())
                                  .with("prizes", plan.prizes.size())});
    return *batch;
}

base::Result<base::PersonId> winner_with(sql::Transaction& tx, Terms const& terms,
                                         identity::PhoneNumber const& phone)
{
    auto const person = identity::find_person(tx, terms.keys, phone);
    if (!person)
        return std::unexpected{refuse(winner_unknown).at("phone")};
    return *person;
}

base::Result<void> forfeit_prize(sql::Transaction& tx, audit::Author const& author, OrderId id,
                                 std::string_view reason)
{
    auto order = orders::find(tx, id);
    if (!order)
        return std::unexpected{refuse(order_unknown)};
    if (reason.empty())
        return std::unexpected{refuse(reason_missing).at("reason")};
    bool const is_on_a_list =
        order->state == OrderState::planned || order->state == OrderState::approved;
    if (!is_on_a_list && !waits_for_a_person(tx, *order))
        return std::unexpected{wrong_state(*order)};
    if (order->is_payable())
        void_approval(tx, order->batch);
    // A planned order with a former number holds its reservation still.
    if (order->tries > 0)
        CHECK_OK(give_back(tx, order->prize, order->amount));
    order->state = OrderState::forfeited;
    order->reason = std::string{reason} + " (" + acts::shown_name(tx, acts::name_of(author)) + ")";
    orders::update(tx, *order);
    audit::append(tx, author,
                  {.name = acts::prize_forfeited,
                   .subject = acts::subject_of(id),
                   .reason = std::string{reason}});
    return base::ok();
}

base::Result<void> change_phone(sql::Transaction& tx, Terms const& terms,
                                audit::Author const& author, OrderId id, std::string_view typed)
{
    auto order = orders::find(tx, id);
    if (!order)
        return std::unexpected{refuse(order_unknown)};
    bool const is_on_a_list =
        order->state == OrderState::planned || order->state == OrderState::approved;
    if (!is_on_a_list && !waits_for_a_person(tx, *order))
        return std::unexpected{wrong_state(*order)};
    auto const phone = TRY(identity::PhoneNumber::parse(typed));
    if (order->is_payable())
        void_approval(tx, order->batch);
    else if (!is_on_a_list)
        order->batch = open_list(tx, order->prize.contest, order->prize.month);
    order->state = OrderState::planned;
    // Another number is another chance for the provider, too.
    order->failures = 0;
    order->reason = "phone changed by " + acts::shown_name(tx, acts::name_of(author));
    set_phone(terms.keys, *order, phone);
    orders::update(tx, *order);
    audit::append(tx, author, {.name = acts::phone_changed, .subject = acts::subject_of(id)});
    return base::ok();
}

} // namespace payout
