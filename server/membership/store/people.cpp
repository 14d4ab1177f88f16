#include "membership/store/people.hpp"

#include "membership/store/people.sql.hpp"
#include "sql/breakdown.hpp"

namespace membership::people {

namespace {

// SQLite keeps all people in one bucket; the column is there for stores that spread them.
constexpr std::int64_t bucket = 0;

Profile profile_from(sql::Row const& row)
{
    Profile profile;
    profile.has_time_accommodation = row.integer(1) != 0;
    if (row.is_null(0))
        return profile;
    auto const name = DisplayName::parse(row.text(0));
    if (!name)
        throw sql::Breakdown{"membership_person: a display name cannot be read"};
    profile.name = *name;
    return profile;
}

} // namespace

Profile find_profile(sql::Transaction& tx, base::PersonId person)
{
    return tx.first(people_sql::find_profile, {bucket, person}, profile_from).value_or(Profile{});
}

void put_profile(sql::Transaction& tx, base::PersonId person, Profile const& profile)
{
    std::optional<std::string> name;
    if (profile.name)
        name = profile.name->text();
    tx.execute(people_sql::put_profile,
               {bucket, person, name, int{profile.has_time_accommodation}, tx.now()});
}

std::optional<Affiliation> find_affiliation(sql::Transaction& tx, base::PersonId person)
{
    return tx.first(people_sql::find_affiliation, {bucket, person}, [](sql::Row const& row) {
        return Affiliation{row.id<organisation::UnionId>(0), row.instant(1), row.month(2),
                           row.integer(3) != 0};
    });
}

void put_affiliation(sql::Transaction& tx, base::PersonId person, Affiliation const& affiliation)
{
    tx.execute(people_sql::put_affiliation,
               {bucket, person, affiliation.union_id, affiliation.chosen_at, affiliation.month,
                int{affiliation.is_first}});
    tx.execute(people_sql::insert_past_affiliation,
               {bucket, person, affiliation.chosen_at, affiliation.union_id});
}

std::optional<organisation::UnionId> find_union_at(sql::Transaction& tx, base::PersonId person,
                                                   base::Instant at)
{
    return tx.first(people_sql::find_union_at, {bucket, person, at},
                    [](sql::Row const& row) { return row.id<organisation::UnionId>(0); });
}

void put_union_hint(sql::Transaction& tx, base::PersonId person, std::string_view words)
{
    tx.execute(people_sql::put_union_hint, {bucket, person, words, tx.now()});
}

std::vector<UnionHint> list_union_hints(sql::Transaction& tx, HintPosition behind, int limit)
{
    return tx.all(people_sql::list_union_hints, {behind.written_at, behind.person, limit},
                  [](sql::Row const& row) {
                      return UnionHint{row.id<base::PersonId>(0), row.string(1), row.instant(2)};
                  });
}

void remove(sql::Transaction& tx, base::PersonId person)
{
    for (auto const& query : {people_sql::remove_profile, people_sql::remove_affiliation,
                              people_sql::remove_past_affiliations, people_sql::remove_union_hint})
        tx.execute(query, {bucket, person});
}

} // namespace membership::people
