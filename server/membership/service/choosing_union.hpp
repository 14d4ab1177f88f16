#pragma once

#include "membership/domain/affiliation.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>

namespace membership {

struct ChooseUnion {
    base::PersonId person;
    /// As the person's app sends it.
    std::string code;
    /// About a unit that the tree does not have; the person belongs to the nearest union above it.
    std::optional<std::string> note = {};
};

/// Makes a union the person's own. Refusals: `union_unknown`, those of `choose`,
/// `union_hint_malformed`.
base::Result<Affiliation> choose_union(sql::Transaction&, ChooseUnion const&);

/// The union of a person now: one look by key, for the hot path. Nothing before the first choice.
[[nodiscard]] std::optional<organisation::UnionId> union_of(sql::Transaction&, base::PersonId);

/// The union to which a person belonged at an instant.
[[nodiscard]] std::optional<organisation::UnionId> union_at(sql::Transaction&, base::PersonId,
                                                            base::Instant);

} // namespace membership
