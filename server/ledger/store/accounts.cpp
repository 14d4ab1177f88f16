#include "ledger/store/accounts.hpp"

#include "ledger/store/accounts.sql.hpp"
#include "ledger/store/bucket.hpp"

namespace ledger::accounts {

std::optional<Stored> find(sql::Transaction& tx, Account const& account)
{
    return tx.first(accounts_sql::find,
                    {only_bucket, text(account.kind), account.owner, text(account.unit)},
                    [](sql::Row const& row) {
                        return Stored{row.integer(0), row.integer(1)};
                    });
}

Stored find_or_insert(sql::Transaction& tx, Account const& account)
{
    if (auto const known = find(tx, account))
        return *known;
    auto const last = tx.first(accounts_sql::find_last_id, {only_bucket},
                               [](sql::Row const& row) { return row.integer(0); });
    auto const id = last.value_or(0) + 1;
    tx.execute(accounts_sql::insert, {only_bucket, id, text(account.kind), account.owner,
                                      text(account.unit), floor_of(account.kind)});
    return {.id = id};
}

bool add(sql::Transaction& tx, std::int64_t account_id, std::int64_t amount)
{
    return tx.execute(accounts_sql::add, {only_bucket, account_id, amount}) == 1;
}

} // namespace ledger::accounts
