#include "payout/store/outbox.hpp"

#include "payout/store/outbox.sql.hpp"

namespace payout::outbox {

namespace {

OrderId order_from(sql::Row const& row)
{
    return row.id<OrderId>(0);
}

} // namespace

void put(sql::Transaction& tx, OrderId order, base::Instant due_at)
{
    tx.execute(outbox_sql::put, {order, due_at});
}

void remove(sql::Transaction& tx, OrderId order)
{
    tx.execute(outbox_sql::remove, {order});
}

bool contains(sql::Transaction& tx, OrderId order)
{
    return tx.first(outbox_sql::find, {order}, order_from).has_value();
}

std::vector<OrderId> list_due(sql::Transaction& tx, int limit)
{
    return tx.all(outbox_sql::list_due, {tx.now(), limit}, order_from);
}

std::vector<OrderId> list_due_questions(sql::Transaction& tx, int limit)
{
    return tx.all(outbox_sql::list_due_questions, {tx.now(), limit}, order_from);
}

} // namespace payout::outbox
