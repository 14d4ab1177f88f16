#include "payout/store/switches.hpp"

#include "payout/store/switches.sql.hpp"

namespace payout::switches {

Switch find_newest(sql::Transaction& tx)
{
    return tx
        .first(switches_sql::find_newest, {},
               [](sql::Row const& row) {
                   return Switch{row.integer(0) == 1, row.string(1), row.string(2), row.instant(3)};
               })
        .value_or(Switch{});
}

void insert(sql::Transaction& tx, Switch const& turn)
{
    tx.execute(switches_sql::insert, {turn.is_on ? 1 : 0, turn.reason, turn.turned_by, tx.now()});
}

} // namespace payout::switches
