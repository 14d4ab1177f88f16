#include "settlement/store/claims.hpp"

#include "settlement/store/claims.sql.hpp"
#include "sql/breakdown.hpp"

namespace settlement::claims {

namespace {

Claim claim_from(sql::Row const& row)
{
    auto const kind = claim_kind_named(row.text(1));
    if (!kind)
        throw sql::Breakdown{"settlement_claim: a kind cannot be read"};
    Claim claim{.person = row.id<base::PersonId>(0), .kind = *kind, .at = row.instant(2)};
    claim.sealed_winner = row.string(3);
    claim.winner_index = row.string(4);
    claim.sealed_phone = row.string(5);
    claim.phone_changes = static_cast<int>(row.integer(6));
    if (!row.is_null(7))
        claim.doubted_with = row.id<base::PersonId>(7);
    return claim;
}

} // namespace

std::optional<Claim> find(sql::Transaction& tx, quiz::MonthId month, base::PersonId person)
{
    return tx.first(claims_sql::find, {month, person}, claim_from);
}

std::vector<Claim> list(sql::Transaction& tx, quiz::MonthId month)
{
    return tx.all(claims_sql::list, {month}, claim_from);
}

std::vector<Claim> list_of_winner(sql::Transaction& tx, quiz::MonthId month,
                                  std::string_view winner_index)
{
    return tx.all(claims_sql::list_of_winner, {month, winner_index}, claim_from);
}

void put(sql::Transaction& tx, quiz::MonthId month, Claim const& claim)
{
    tx.execute(claims_sql::put,
               {month, claim.person, text(claim.kind), claim.at, claim.sealed_winner,
                claim.winner_index, claim.sealed_phone, claim.phone_changes, claim.doubted_with});
}

std::vector<ListedPlace> list_places_of(sql::Transaction& tx, base::PersonId person)
{
    return tx.all(claims_sql::list_places_of, {person}, [](sql::Row const& row) {
        auto const number = [&](int column) { return static_cast<int>(row.integer(column)); };
        return ListedPlace{row.id<quiz::MonthId>(0), number(1), number(2), number(3)};
    });
}

} // namespace settlement::claims
