#include "organisation/store/levels.hpp"

#include "organisation/store/levels.sql.hpp"

namespace organisation::levels {

std::vector<Level> list(sql::Transaction& tx)
{
    return tx.all(levels_sql::list, {}, [](sql::Row const& row) {
        return Level{row.string(0), static_cast<int>(row.integer(1)), row.string(2), row.string(3)};
    });
}

void insert(sql::Transaction& tx, Level const& level)
{
    tx.execute(levels_sql::insert, {level.code, level.rank, level.zh, level.en});
}

void update(sql::Transaction& tx, Level const& level)
{
    tx.execute(levels_sql::update, {level.code, level.rank, level.zh, level.en});
}

} // namespace organisation::levels
