#include "payout/store/orders.hpp"

#include "payout/store/orders.sql.hpp"
#include "sql/breakdown.hpp"

namespace payout::orders {

namespace {

OrderState state_from(std::string_view word)
{
    auto const state = order_state_named(word);
    if (!state)
        throw sql::Breakdown{"payout_order has a state that the program does not know"};
    return *state;
}

Order order_from(sql::Row const& row)
{
    auto const number = [&](int column) { return static_cast<int>(row.integer(column)); };
    Order order;
    order.id = row.id<OrderId>(0);
    order.prize = {row.string(1), row.month(2), row.id<base::PersonId>(3)};
    order.place = number(4);
    order.amount = {row.integer(5)};
    order.batch = row.id<BatchId>(6);
    order.state = state_from(row.text(7));
    order.changed_at = row.instant(8);
    order.tries = number(9);
    order.failures = number(10);
    order.reason = row.string(11);
    order.sealed_phone = row.string(12);
    order.phone_index = row.string(13);
    auto const claim = claim_state_named(row.text(14));
    if (!claim)
        throw sql::Breakdown{"payout_order has a claim that the program does not know"};
    order.claim = *claim;
    return order;
}

base::Money money_from(std::optional<std::int64_t> fen)
{
    return {fen.value_or(0)};
}

std::int64_t integer_from(sql::Row const& row)
{
    return row.integer(0);
}

} // namespace

std::optional<Order> find(sql::Transaction& tx, OrderId id)
{
    return tx.first(orders_sql::find, {id}, order_from);
}

std::optional<Order> find_of_prize(sql::Transaction& tx, PrizeKey const& prize)
{
    return tx.first(orders_sql::find_of_prize, {prize.contest, prize.month, prize.person},
                    order_from);
}

std::vector<Order> list_of_batch(sql::Transaction& tx, BatchId batch)
{
    return tx.all(orders_sql::list_of_batch, {batch}, order_from);
}

OrderId next_id(sql::Transaction& tx)
{
    return {tx.first(orders_sql::find_last_id, {}, integer_from).value_or(0) + 1};
}

void insert(sql::Transaction& tx, Order const& order)
{
    tx.execute(orders_sql::insert,
               {order.id, order.prize.contest, order.prize.month, order.prize.person, order.place,
                order.amount.fen, order.batch, text(order.state), tx.now(), order.tries,
                order.failures, order.reason, order.sealed_phone, order.phone_index,
                text(order.claim)});
}

void update(sql::Transaction& tx, Order const& order)
{
    tx.execute(orders_sql::update,
               {order.id, order.batch, text(order.state), tx.now(), order.tries, order.failures,
                order.reason, order.sealed_phone, order.phone_index, text(order.claim)});
}

void update_states(sql::Transaction& tx, BatchId batch, OrderState from, OrderState to)
{
    tx.execute(orders_sql::update_states, {batch, text(from), text(to), tx.now()});
}

base::Money sum_of_person(sql::Transaction& tx, base::PersonId person, base::CivilMonth month)
{
    return money_from(tx.first(orders_sql::sum_of_person, {person, month}, integer_from));
}

base::Money sum_released(sql::Transaction& tx, std::string_view contest)
{
    return money_from(tx.first(orders_sql::sum_released, {contest}, integer_from));
}

base::Money sum_succeeded(sql::Transaction& tx, std::string_view contest)
{
    return money_from(tx.first(orders_sql::sum_succeeded, {contest}, integer_from));
}

std::vector<StateCount> count_states(sql::Transaction& tx, BatchId batch)
{
    return tx.all(orders_sql::count_states, {batch}, [](sql::Row const& row) {
        return StateCount{state_from(row.text(0)), row.integer(1), {row.integer(2)}};
    });
}

std::int64_t count_open(sql::Transaction& tx, std::string_view contest, base::CivilMonth month)
{
    return tx.first(orders_sql::count_open, {contest, month}, integer_from).value_or(0);
}

std::vector<Order> list_awaited(sql::Transaction& tx, OrderId behind, int limit)
{
    return tx.all(orders_sql::list_awaited, {behind, limit}, order_from);
}

std::vector<std::string> list_contests(sql::Transaction& tx)
{
    return tx.all(orders_sql::list_contests, {}, [](sql::Row const& row) { return row.string(0); });
}

} // namespace payout::orders
