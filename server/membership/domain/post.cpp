#include "membership/domain/post.hpp"

#include "membership/domain/refusals.hpp"

#include <string>

namespace membership {

namespace {

Action appointing(Role role)
{
    return is_administrator(role) ? Action::post_appoint_administrator : Action::post_appoint;
}

} // namespace

Standing standing_from(base::StaffId staff, std::span<Post const> posts, base::Instant now)
{
    Standing standing{.staff = staff};
    for (auto const& post : posts) {
        if (!post.is_held(now))
            continue;
        auto const powers = powers_of(post.role);
        standing.grants.push_back({{powers.begin(), powers.end()}, post.union_id});
    }
    return standing;
}

base::Result<void> may_appoint(Standing const& standing, Appointment const& wanted,
                               Subject const& subject, std::span<Post const> held)
{
    CHECK_OK(check(standing, appointing(wanted.role), subject));
    if (standing.staff == wanted.staff)
        return std::unexpected{refuse(post_for_oneself)};
    for (auto const& post : held) {
        if (post.role == wanted.role && post.union_id == wanted.union_id)
            return std::unexpected{refuse(post_held)};
    }
    for (auto const& post : held) {
        if (exclude_each_other(post.role, wanted.role))
            return std::unexpected{
                refuse(posts_exclude).at("role").with("role", std::string{name(post.role)})};
    }
    return base::ok();
}

base::Result<void> may_end(Standing const& standing, Post const& post, Subject const& subject)
{
    return check(standing, appointing(post.role), subject);
}

} // namespace membership
