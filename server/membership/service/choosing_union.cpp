#include "membership/service/choosing_union.hpp"

#include "membership/domain/union_hint.hpp"
#include "membership/store/people.hpp"
#include "organisation/service/finding_unions.hpp"

namespace membership {

base::Result<Affiliation> choose_union(sql::Transaction& tx, ChooseUnion const& command)
{
    auto const chosen = TRY(organisation::find_union(tx, command.code));
    auto const today = base::TimeZone::shanghai().date_at(tx.now());
    auto const current = people::find_affiliation(tx, command.person);
    auto const next = TRY(choose(current, chosen, tx.now(), today));
    if (command.note) {
        auto const words = TRY(union_hint(*command.note));
        people::put_union_hint(tx, command.person, words);
    }
    if (current != next)
        people::put_affiliation(tx, command.person, next);
    return next;
}

std::optional<organisation::UnionId> union_of(sql::Transaction& tx, base::PersonId person)
{
    auto const affiliation = people::find_affiliation(tx, person);
    return affiliation ? std::optional{affiliation->union_id} : std::nullopt;
}

std::optional<organisation::UnionId> union_at(sql::Transaction& tx, base::PersonId person,
                                              base::Instant at)
{
    return people::find_union_at(tx, person, at);
}

} // namespace membership
