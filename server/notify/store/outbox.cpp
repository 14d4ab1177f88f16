#include "notify/store/outbox.hpp"

#include "notify/store/outbox.sql.hpp"

namespace notify::outbox {

void put(sql::Transaction& tx, MessageId id, Channel channel, base::Instant due_at)
{
    tx.execute(outbox_sql::put, {id, text(channel), due_at});
}

void remove(sql::Transaction& tx, MessageId id)
{
    tx.execute(outbox_sql::remove, {id});
}

std::vector<MessageId> list_due(sql::Transaction& tx, Channel channel, int limit)
{
    return tx.all(outbox_sql::list_due, {text(channel), tx.now(), limit},
                  [](sql::Row const& row) { return row.id<MessageId>(0); });
}

} // namespace notify::outbox
