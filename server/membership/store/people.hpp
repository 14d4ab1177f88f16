#pragma once

#include "membership/domain/affiliation.hpp"
#include "membership/domain/profile.hpp"
#include "membership/domain/union_hint.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace membership::people {

/// Empty for a person who has told nothing.
[[nodiscard]] Profile find_profile(sql::Transaction&, base::PersonId);
void put_profile(sql::Transaction&, base::PersonId, Profile const&);

[[nodiscard]] std::optional<Affiliation> find_affiliation(sql::Transaction&, base::PersonId);
/// Makes it the present one and remembers it among the past ones.
void put_affiliation(sql::Transaction&, base::PersonId, Affiliation const&);
/// The union to which the person belonged at that instant.
[[nodiscard]] std::optional<organisation::UnionId> find_union_at(sql::Transaction&, base::PersonId,
                                                                 base::Instant);

void put_union_hint(sql::Transaction&, base::PersonId, std::string_view words);

/// Newest first; of one instant in the order of people.
[[nodiscard]] std::vector<UnionHint> list_union_hints(sql::Transaction&, HintPosition behind,
                                                      int limit);

/// Removes all rows about a person.
void remove(sql::Transaction&, base::PersonId);

} // namespace membership::people
