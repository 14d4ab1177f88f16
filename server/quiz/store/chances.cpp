#include "quiz/store/chances.hpp"

#include "quiz/domain/daily_quota.hpp"
#include "quiz/store/bucket.hpp"
#include "quiz/store/chances.sql.hpp"
#include "sql/breakdown.hpp"

namespace quiz::chances {

namespace {

SecondChanceMode mode_from(std::string_view word)
{
    for (auto const mode :
         {SecondChanceMode::share, SecondChanceMode::study, SecondChanceMode::visit}) {
        if (text(mode) == word)
            return mode;
    }
    throw sql::Breakdown{"quiz_chance: a mode cannot be read"};
}

Stored stored_from(sql::Row const& row)
{
    Stored stored{row.id<ContestId>(0),
                  row.id<base::PersonId>(1),
                  row.date(2),
                  mode_from(row.text(3)),
                  {},
                  {},
                  {},
                  {}};
    if (!row.is_null(4))
        stored.token_hash = row.string(4);
    if (!row.is_null(5))
        stored.card = row.string(5);
    stored.begun_at = row.instant(6);
    if (!row.is_null(7))
        stored.granted_at = row.instant(7);
    return stored;
}

std::size_t write(sql::Transaction& tx, sql::Query const& query, Stored const& stored)
{
    return tx.execute(query, {bucket_of(stored.person), stored.date, stored.contest, stored.person,
                              text(stored.mode), stored.token_hash, stored.card, stored.begun_at,
                              stored.granted_at});
}

} // namespace

std::optional<Stored> find(sql::Transaction& tx, ContestId contest, base::PersonId person,
                           base::CivilDate date)
{
    return tx.first(chances_sql::find, {bucket_of(person), date, contest, person}, stored_from);
}

std::optional<Stored> find_by_token(sql::Transaction& tx, std::string_view token_hash)
{
    return tx.first(chances_sql::find_by_token, {token_hash}, stored_from);
}

bool insert(sql::Transaction& tx, Stored const& stored)
{
    return write(tx, chances_sql::insert, stored) == 1;
}

void update(sql::Transaction& tx, Stored const& stored)
{
    write(tx, chances_sql::update, stored);
}

} // namespace quiz::chances
