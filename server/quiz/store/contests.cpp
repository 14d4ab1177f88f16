#include "quiz/store/contests.hpp"

#include "quiz/store/contests.sql.hpp"
#include "sql/breakdown.hpp"

#include <string>
#include <utility>

namespace quiz::contests {

namespace {

Stored contest_from(sql::Row const& row)
{
    // Only documents that could be read were stored.
    auto settings = read_settings(row.text(3));
    if (!settings.has_value())
        throw sql::Breakdown{"quiz_contest_version.settings: " +
                             std::string{settings.error().reason}};
    return {row.id<ContestId>(0), row.id<BankId>(1), static_cast<std::int32_t>(row.integer(2)),
            *std::move(settings)};
}

void insert_version(sql::Transaction& tx, Stored const& contest)
{
    tx.execute(contests_sql::insert_version,
               {contest.id, contest.version, settings_document(contest.settings), tx.now()});
}

} // namespace

std::optional<Stored> find(sql::Transaction& tx, std::string_view slug)
{
    return tx.first(contests_sql::find, {slug}, contest_from);
}

std::vector<Stored> list(sql::Transaction& tx)
{
    return tx.all(contests_sql::list, {}, contest_from);
}

ContestId next_id(sql::Transaction& tx)
{
    auto const last = tx.first(contests_sql::find_last_id, {},
                               [](sql::Row const& row) { return row.integer(0); });
    return ContestId{last.value_or(0) + 1};
}

void insert(sql::Transaction& tx, Stored const& contest)
{
    tx.execute(contests_sql::insert,
               {contest.id, contest.settings.slug, contest.bank, contest.version, tx.now()});
    insert_version(tx, contest);
}

void add_version(sql::Transaction& tx, Stored const& contest)
{
    insert_version(tx, contest);
    tx.execute(contests_sql::set_current, {contest.id, contest.version, contest.bank});
}

} // namespace quiz::contests
