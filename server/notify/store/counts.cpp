#include "notify/store/counts.hpp"

#include "notify/store/counts.sql.hpp"

namespace notify::counts {

namespace {

constexpr std::string_view everybody{};

int count_of(sql::Transaction& tx, base::CivilDate day, std::string_view phone_index)
{
    auto const found = tx.first(counts_sql::find, {day, phone_index},
                                [](sql::Row const& row) { return row.integer(0); });
    return static_cast<int>(found.value_or(0));
}

} // namespace

Spent find(sql::Transaction& tx, base::CivilDate day, std::string_view phone_index)
{
    return {count_of(tx, day, phone_index), count_of(tx, day, everybody)};
}

void add(sql::Transaction& tx, base::CivilDate day, std::string_view phone_index)
{
    tx.execute(counts_sql::remove_older, {day});
    tx.execute(counts_sql::add, {day, phone_index});
    tx.execute(counts_sql::add, {day, everybody});
}

} // namespace notify::counts
