#include "app/store/key_check.hpp"

#include "app/store/key_check.sql.hpp"

namespace app::key_check {

std::optional<std::string> find(sql::Transaction& tx)
{
    return tx.first(key_check_sql::find, {}, [](sql::Row const& row) { return row.string(0); });
}

void insert(sql::Transaction& tx, std::string_view trace)
{
    tx.execute(key_check_sql::insert, {trace});
}

} // namespace app::key_check
