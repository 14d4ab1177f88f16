#include "identity/store/accounts.hpp"

#include "identity/store/accounts.sql.hpp"

namespace identity::accounts {

std::optional<base::PersonId> find_by_phone(sql::Transaction& tx, std::string_view phone_index)
{
    return tx.first(accounts_sql::find_by_phone, {phone_index},
                    [](sql::Row const& row) { return row.id<base::PersonId>(0); });
}

std::optional<std::string> find_phone(sql::Transaction& tx, base::PersonId person)
{
    return tx.first(accounts_sql::find_phone, {person},
                    [](sql::Row const& row) { return row.string(0); });
}

bool insert(sql::Transaction& tx, base::PersonId person, std::string_view phone_index,
            std::string_view phone_sealed)
{
    return tx.execute(accounts_sql::insert, {person, phone_index, phone_sealed, tx.now()}) == 1;
}

bool remove(sql::Transaction& tx, base::PersonId person)
{
    return tx.execute(accounts_sql::remove, {person}) == 1;
}

} // namespace identity::accounts
