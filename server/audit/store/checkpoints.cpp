#include "audit/store/checkpoints.hpp"

#include "audit/store/checkpoints.sql.hpp"

namespace audit::checkpoints {

namespace {

Stored stored_from(sql::Row const& row)
{
    return {row.integer(0), row.instant(1), row.string(2)};
}

} // namespace

void insert(sql::Transaction& tx, Stored const& checkpoint)
{
    tx.execute(checkpoints_sql::insert, {checkpoint.size, checkpoint.signed_at, checkpoint.note});
}

std::optional<Stored> find_newest(sql::Transaction& tx)
{
    return tx.first(checkpoints_sql::find_newest, {}, stored_from);
}

std::vector<Stored> list_after(sql::Transaction& tx, std::int64_t size, int limit)
{
    return tx.all(checkpoints_sql::list_after, {size, limit}, stored_from);
}

} // namespace audit::checkpoints
