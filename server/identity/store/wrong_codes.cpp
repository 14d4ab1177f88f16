#include "identity/store/wrong_codes.hpp"

#include "identity/store/wrong_codes.sql.hpp"

#include <chrono>

namespace identity::wrong_codes {

namespace {

constexpr std::chrono::milliseconds hour = std::chrono::hours{1};

base::Instant hour_of(base::Instant at)
{
    return {at.ms - at.ms % hour.count()};
}

int count_of(sql::Transaction& tx, base::Instant hour_begins_at)
{
    return tx
        .first(wrong_codes_sql::find, {hour_begins_at},
               [](sql::Row const& row) { return static_cast<int>(row.integer(0)); })
        .value_or(0);
}

} // namespace

WrongCodes find(sql::Transaction& tx)
{
    auto const now = hour_of(tx.now());
    return {.this_hour = count_of(tx, now), .last_hour = count_of(tx, now - hour)};
}

void add_one(sql::Transaction& tx)
{
    auto const now = hour_of(tx.now());
    tx.execute(wrong_codes_sql::remove_older, {now - hour});
    tx.execute(wrong_codes_sql::add_one, {now});
}

} // namespace identity::wrong_codes
