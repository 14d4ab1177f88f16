#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"
#include "organisation/domain/union.hpp"

#include <optional>

namespace membership {

/// The one union that a person has chosen (Q7): local or industry, never both, because there is
/// only one choice.
struct Affiliation {
    organisation::UnionId union_id;
    base::Instant chosen_at;
    /// The month in which it became the person's union.
    base::CivilMonth month;
    /// The first choice of a person is not a change.
    bool is_first = true;

    friend bool operator==(Affiliation const&, Affiliation const&) = default;
};

/// Whether a person may belong to this union on this day: at least a city's or an industry's
/// (AMB-Q19), and in being. Refusals: `union_too_high`, `union_closed`.
[[nodiscard]] base::Result<void> may_belong_to(organisation::Union const&, base::CivilDate today);

/// The day from which the union may be changed, once a month (AMB-Q18); nothing when it may now.
[[nodiscard]] std::optional<base::CivilDate> change_possible_from(std::optional<Affiliation> const&,
                                                                  base::CivilDate today);

/// The affiliation after choosing. Choosing the union one already has changes nothing and uses no
/// change. Refusals: those of `may_belong_to`, `union_change_used` {next_change_on}.
[[nodiscard]] base::Result<Affiliation> choose(std::optional<Affiliation> const& current,
                                               organisation::Union const& chosen, base::Instant now,
                                               base::CivilDate today);

} // namespace membership
