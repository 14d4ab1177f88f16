#include "notify/store/breakers.hpp"

#include "notify/store/breakers.sql.hpp"

namespace notify::breakers {

Breaker find(sql::Transaction& tx, Channel channel)
{
    auto const found = tx.first(breakers_sql::find, {text(channel)}, [](sql::Row const& row) {
        return Breaker{static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)),
                       row.instant(2)};
    });
    return found.value_or(Breaker{});
}

void put(sql::Transaction& tx, Channel channel, Breaker const& breaker)
{
    tx.execute(breakers_sql::put,
               {text(channel), breaker.failures, breaker.openings, breaker.open_until});
}

} // namespace notify::breakers
