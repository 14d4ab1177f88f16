#include "membership/store/tokens.hpp"

#include "membership/store/tokens.sql.hpp"

#include <sstream>

namespace membership::tokens {

namespace {

std::string joined(std::vector<Action> const& actions)
{
    std::string text;
    for (auto const action : actions)
        text.append(text.empty() ? "" : " ").append(name(action));
    return text;
}

/// An action that this version does not know any more is none.
Grant grant_from(sql::Row const& row)
{
    Grant grant;
    std::istringstream words{row.string(0)};
    for (std::string word; words >> word;)
        if (auto const action = action_named(word))
            grant.powers.push_back(*action);
    if (!row.is_null(1))
        grant.union_id = row.id<organisation::UnionId>(1);
    return grant;
}

} // namespace

std::optional<base::TokenId> find(sql::Transaction& tx, std::string_view hash)
{
    return tx.first(tokens_sql::find, {hash},
                    [](sql::Row const& row) { return row.id<base::TokenId>(0); });
}

std::optional<Grant> find_grant(sql::Transaction& tx, base::TokenId id)
{
    return tx.first(tokens_sql::find_grant, {id}, grant_from);
}

base::TokenId insert(sql::Transaction& tx, std::string_view hash, std::string_view label,
                     Grant const& grant)
{
    auto const last =
        tx.first(tokens_sql::find_last_id, {}, [](sql::Row const& row) { return row.integer(0); });
    base::TokenId const id{last.value_or(0) + 1};
    tx.execute(tokens_sql::insert,
               {id, hash, label, joined(grant.powers), grant.union_id, tx.now()});
    return id;
}

} // namespace membership::tokens
