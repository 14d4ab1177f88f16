#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "membership/domain/policy.hpp"

#include <optional>
#include <span>

namespace membership {

using PostId = base::Id<struct PostKind>;

/// A post that somebody holds or held. Never changed but by its end, so that it can be told later
/// who could do what at any time.
struct Post {
    PostId id;
    base::StaffId staff;
    Role role = Role::observer;
    /// Nothing: over the whole house.
    std::optional<organisation::UnionId> union_id = {};
    base::Instant from;
    /// From this instant it is no longer held.
    std::optional<base::Instant> until = {};

    [[nodiscard]] bool is_held(base::Instant now) const
    {
        return from <= now && (!until || now < *until);
    }
};

/// What these posts amount to at an instant.
[[nodiscard]] Standing standing_from(base::StaffId, std::span<Post const>, base::Instant now);

struct Appointment {
    base::StaffId staff;
    Role role = Role::observer;
    std::optional<organisation::UnionId> union_id = {};
};

/// Whether somebody may appoint somebody. `subject` is the union of the post, `held` what the
/// person holds now. Refusals in this order: `not_permitted`, `post_for_oneself`, `post_held`,
/// `posts_exclude` {role}.
[[nodiscard]] base::Result<void> may_appoint(Standing const&, Appointment const&,
                                             Subject const& subject, std::span<Post const> held);

/// Whether somebody may end a post. Refusal: `not_permitted`.
[[nodiscard]] base::Result<void> may_end(Standing const&, Post const&, Subject const& subject);

} // namespace membership
