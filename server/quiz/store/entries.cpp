#include "quiz/store/entries.hpp"

#include "quiz/store/entries.sql.hpp"

namespace quiz::entries {

void add(sql::Transaction& tx, ContestId contest, base::CivilDate date, Channel channel,
         std::string_view placement)
{
    tx.execute(entries_sql::add, {contest, date, text(channel), placement});
}

bool has(sql::Transaction& tx, ContestId contest, base::CivilDate date, Channel channel,
         std::string_view placement)
{
    return tx
        .first(entries_sql::find, {contest, date, text(channel), placement},
               [](sql::Row const& row) { return row.integer(0); })
        .has_value();
}

std::int64_t count_doors(sql::Transaction& tx, ContestId contest, base::CivilDate date)
{
    return tx
        .first(entries_sql::count_doors, {contest, date},
               [](sql::Row const& row) { return row.integer(0); })
        .value_or(0);
}

std::int64_t count_opened(sql::Transaction& tx, ContestId contest, base::CivilDate date,
                          std::string_view source)
{
    return tx
        .first(entries_sql::find_opened, {contest, date, source},
               [](sql::Row const& row) { return row.integer(0); })
        .value_or(0);
}

void add_opened(sql::Transaction& tx, ContestId contest, base::CivilDate date,
                std::string_view source)
{
    tx.execute(entries_sql::remove_opened_before, {contest, date});
    tx.execute(entries_sql::add_opened, {contest, date, source});
}

std::vector<Count> list(sql::Transaction& tx, ContestId contest)
{
    return tx.all(entries_sql::list, {contest}, [](sql::Row const& row) {
        return Count{row.date(0), channel_from(row.text(1)).value_or(Channel::direct),
                     row.string(2), row.integer(3)};
    });
}

} // namespace quiz::entries
