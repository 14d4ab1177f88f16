#include "ledger/store/entries.hpp"

#include "ledger/store/bucket.hpp"
#include "ledger/store/entries.sql.hpp"

namespace ledger::entries {

namespace {

std::vector<Contradiction> contradictions(sql::Transaction& tx, sql::Query const& query)
{
    return tx.all(query, {}, [](sql::Row const& row) {
        return Contradiction{row.string(0), row.integer(1), row.integer(2)};
    });
}

} // namespace

std::optional<std::string> find_content_hash(sql::Transaction& tx, std::string_view key)
{
    return tx.first(entries_sql::find_content_hash, {only_bucket, key},
                    [](sql::Row const& row) { return row.string(0); });
}

std::int64_t insert(sql::Transaction& tx, Entry const& entry)
{
    auto const last = tx.first(entries_sql::find_last_id, {only_bucket},
                               [](sql::Row const& row) { return row.integer(0); });
    auto const id = last.value_or(0) + 1;
    tx.execute(entries_sql::insert, {only_bucket, id, entry.key(), entry.content_hash(), tx.now()});
    return id;
}

void insert_posting(sql::Transaction& tx, std::int64_t entry_id, std::int64_t account_id,
                    std::int64_t amount)
{
    tx.execute(entries_sql::insert_posting, {only_bucket, entry_id, account_id, amount});
}

std::vector<Movement> list_movements(sql::Transaction& tx, std::int64_t account_id,
                                     std::int64_t before_entry_id, int limit)
{
    return tx.all(
        entries_sql::list_movements, {only_bucket, account_id, before_entry_id, limit},
        [](sql::Row const& row) {
            return Movement{row.integer(0), row.string(1), row.integer(2), row.instant(3)};
        });
}

std::vector<Contradiction> list_unbalanced(sql::Transaction& tx)
{
    return contradictions(tx, entries_sql::list_unbalanced);
}

std::vector<Contradiction> list_drifted(sql::Transaction& tx)
{
    return contradictions(tx, entries_sql::list_drifted);
}

std::vector<Contradiction> list_overdrawn(sql::Transaction& tx)
{
    return contradictions(tx, entries_sql::list_overdrawn);
}

std::vector<Contradiction> list_nonzero_totals(sql::Transaction& tx)
{
    return contradictions(tx, entries_sql::list_nonzero_totals);
}

} // namespace ledger::entries
