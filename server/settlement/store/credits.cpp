#include "settlement/store/credits.hpp"

#include "settlement/store/credits.sql.hpp"

namespace settlement::credits {

std::optional<Pending> find_first(sql::Transaction& tx)
{
    return tx.first(credits_sql::find_first, {}, [](sql::Row const& row) {
        Pending found{row.id<quiz::MonthId>(0), row.string(1), row.month(2)};
        if (!row.is_null(3))
            found.last = {row.id<base::PersonId>(3), static_cast<int>(row.integer(4))};
        return found;
    });
}

void insert(sql::Transaction& tx, Pending const& pending)
{
    tx.execute(credits_sql::insert, {pending.month_id, pending.contest, pending.month});
}

void update(sql::Transaction& tx, Pending const& pending)
{
    VERIFY(pending.last.has_value());
    tx.execute(credits_sql::update,
               {pending.month_id, pending.last->id, std::int64_t{pending.last->points}});
}

void remove(sql::Transaction& tx, quiz::MonthId month)
{
    tx.execute(credits_sql::remove, {month});
}

} // namespace settlement::credits
