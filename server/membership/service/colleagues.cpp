#include "membership/service/colleagues.hpp"

#include "identity/domain/refusals.hpp"
#include "identity/service/keeping_staff.hpp"
#include "membership/domain/refusals.hpp"
#include "membership/service/standing.hpp"
#include "membership/store/posts.hpp"
#include "organisation/service/finding_unions.hpp"

#include <algorithm>

namespace membership {

namespace {

bool is_in_sight(sql::Transaction& tx, Standing const& standing, std::span<Post const> posts)
{
    if (may(standing, Action::staff_see, {}))
        return true;
    return std::ranges::any_of(posts, [&](Post const& post) {
        return may(standing, Action::staff_see, subject_of(tx, post.union_id));
    });
}

PostCard card_of(sql::Transaction& tx, Post const& post)
{
    PostCard card{.post = post, .held_at = {}};
    if (post.union_id) {
        auto found = organisation::find_union(tx, *post.union_id);
        VERIFY(found.has_value());
        card.held_at = std::move(*found);
    }
    return card;
}

std::vector<PostCard> cards_of(sql::Transaction& tx, std::span<Post const> posts)
{
    std::vector<PostCard> cards;
    for (auto const& post : posts)
        cards.push_back(card_of(tx, post));
    return cards;
}

/// Whether a power over a person's account reaches all that they are.
base::Result<void> check_over(sql::Transaction& tx, Standing const& standing, Action action,
                              base::StaffId staff)
{
    auto const colleague = TRY(look_at_colleague(tx, standing, staff));
    auto const held = posts_held_by(tx, staff);
    if (held.empty())
        CHECK_OK(check(standing, action, {}));
    for (auto const& post : held)
        CHECK_OK(check(standing, action, subject_of(tx, post.union_id)));
    if (standing.staff == colleague.account.id)
        return std::unexpected{refuse(post_for_oneself)};
    return base::ok();
}

} // namespace

std::vector<Colleague> list_colleagues(sql::Transaction& tx, Standing const& standing)
{
    std::vector<Colleague> colleagues;
    auto const held = posts::list_held(tx);
    for (auto& account : identity::list_staff(tx)) {
        std::vector<Post> posts;
        std::ranges::copy_if(held, std::back_inserter(posts),
                             [&](Post const& post) { return post.staff == account.id; });
        if (is_in_sight(tx, standing, posts))
            colleagues.push_back({std::move(account), cards_of(tx, posts)});
    }
    return colleagues;
}

base::Result<Colleague> look_at_self(sql::Transaction& tx, base::StaffId staff)
{
    auto account = TRY(identity::find_staff(tx, staff));
    return Colleague{std::move(account), cards_of(tx, posts_held_by(tx, staff))};
}

base::Result<Colleague> look_at_colleague(sql::Transaction& tx, Standing const& standing,
                                          base::StaffId staff)
{
    auto account = TRY(identity::find_staff(tx, staff));
    auto posts = posts::list_of(tx, staff);
    if (!is_in_sight(tx, standing, posts))
        return std::unexpected{refuse(identity::staff_unknown)};
    return Colleague{std::move(account), cards_of(tx, posts)};
}

std::vector<Post> posts_held_by(sql::Transaction& tx, base::StaffId staff)
{
    auto posts = posts::list_of(tx, staff);
    std::erase_if(posts, [&](Post const& post) { return !post.is_held(tx.now()); });
    return posts;
}

base::Result<identity::SetUpLink> invite_colleague(sql::Transaction& tx, Standing const& standing,
                                                   identity::LoginName const& login,
                                                   std::string full_name)
{
    // An account is nobody's until it holds a post: it takes a power over the whole house.
    CHECK_OK(check(standing, Action::staff_create, {}));
    return identity::create_staff(tx, login, std::move(full_name));
}

base::Result<identity::SetUpLink> reset_colleague(sql::Transaction& tx, Standing const& standing,
                                                  base::StaffId staff)
{
    CHECK_OK(check_over(tx, standing, Action::staff_reset, staff));
    return identity::reset_staff(tx, staff);
}

base::Result<void> lock_colleague(sql::Transaction& tx, Standing const& standing,
                                  base::StaffId staff)
{
    CHECK_OK(check_over(tx, standing, Action::staff_lock, staff));
    return identity::lock_staff(tx, staff);
}

base::Result<void> unlock_colleague(sql::Transaction& tx, Standing const& standing,
                                    base::StaffId staff)
{
    CHECK_OK(check_over(tx, standing, Action::staff_lock, staff));
    return identity::unlock_staff(tx, staff);
}

base::Result<PostCard> appoint(sql::Transaction& tx, Standing const& standing,
                               Appoint const& command)
{
    Appointment wanted{.staff = command.staff, .role = command.role};
    if (command.union_code) {
        auto const at = TRY(organisation::find_union(tx, *command.union_code));
        wanted.union_id = at.id;
    }
    static_cast<void>(TRY(identity::find_staff(tx, wanted.staff)));
    auto const held = posts_held_by(tx, wanted.staff);
    CHECK_OK(may_appoint(standing, wanted, subject_of(tx, wanted.union_id), held));
    auto const id = posts::insert(tx, wanted, standing.staff);
    return card_of(tx, *posts::find(tx, id));
}

base::Result<PostCard> appoint_by_operator(sql::Transaction& tx, Appoint const& command)
{
    Standing const everything{
        .grants = {{{Action::post_appoint, Action::post_appoint_administrator}, {}}}};
    return appoint(tx, everything, command);
}

base::Result<void> end_post(sql::Transaction& tx, Standing const& standing, PostId id)
{
    auto const post = posts::find(tx, id);
    if (!post || !post->is_held(tx.now()))
        return std::unexpected{refuse(post_unknown)};
    CHECK_OK(may_end(standing, *post, subject_of(tx, post->union_id)));
    VERIFY(posts::end(tx, id, standing.staff));
    return base::ok();
}

} // namespace membership
