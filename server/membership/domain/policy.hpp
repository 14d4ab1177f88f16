#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "membership/domain/role.hpp"
#include "organisation/domain/union.hpp"

#include <optional>
#include <vector>

namespace membership {

/// Some powers over a union and everything below it; without a union over everything.
struct Grant {
    std::vector<Action> powers;
    std::optional<organisation::UnionId> union_id = {};
};

/// What somebody is at this moment: a person through the posts they hold, a program through its
/// token.
struct Standing {
    /// Nothing for a program.
    std::optional<base::StaffId> staff = {};
    std::vector<Grant> grants = {};
};

/// What an action is about.
struct Subject {
    /// The union it belongs to and all above it, in any order. Empty: it belongs to the whole house,
    /// and only a grant over everything reaches it.
    std::vector<organisation::UnionId> chain = {};
    /// Who made it what it is, if that is known.
    std::optional<base::StaffId> handled_by = {};
};

/// The one policy. Denies by default: there must be a grant of this power over the union or over
/// one above it, and who has handled a thing never reviews it.
[[nodiscard]] bool may(Standing const&, Action, Subject const&);

/// The same as a result. Refusals: `not_permitted`, `must_be_another` when only the person is wrong.
[[nodiscard]] base::Result<void> check(Standing const&, Action, Subject const&);

/// Whether there is any subject at all: the door of a route.
[[nodiscard]] bool may_somewhere(Standing const&, Action);

/// Every power held anywhere, each once, in the order of the enumeration.
[[nodiscard]] std::vector<Action> powers_of(Standing const&);

} // namespace membership
