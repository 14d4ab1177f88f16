#pragma once

#include "identity/domain/staff.hpp"
#include "membership/domain/post.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <vector>

namespace membership {

/// A post with the union at which it is held.
struct PostCard {
    Post post;
    /// Nothing: over the whole house.
    std::optional<organisation::Union> held_at;
};

/// Somebody who works for the union, with the posts that were asked for.
struct Colleague {
    identity::StaffAccount account;
    std::vector<PostCard> posts;
};

/// Oneself, with the posts held now. Refusal: `staff_unknown`.
[[nodiscard]] base::Result<Colleague> look_at_self(sql::Transaction&, base::StaffId);

/// Who holds a post where the one who asks may see staff; who holds none is seen by those who see the
/// whole house. In the order of their logins.
[[nodiscard]] std::vector<Colleague> list_colleagues(sql::Transaction&, Standing const&);

/// One of them with every post they hold or held. Refusal: `staff_unknown`, also for who is out of
/// sight.
[[nodiscard]] base::Result<Colleague> look_at_colleague(sql::Transaction&, Standing const&,
                                                        base::StaffId);

/// The posts somebody holds now.
[[nodiscard]] std::vector<Post> posts_held_by(sql::Transaction&, base::StaffId);

/// Makes an account for a colleague. Refusals: `not_permitted`, `login_taken`.
base::Result<identity::SetUpLink> invite_colleague(sql::Transaction&, Standing const&,
                                                   identity::LoginName const&,
                                                   std::string full_name);

/// Only somebody whose power reaches every post of the colleague may do these, and nobody to
/// themselves. Refusals: `staff_unknown`, `not_permitted`, `post_for_oneself`.
base::Result<identity::SetUpLink> reset_colleague(sql::Transaction&, Standing const&,
                                                  base::StaffId);
base::Result<void> lock_colleague(sql::Transaction&, Standing const&, base::StaffId);
base::Result<void> unlock_colleague(sql::Transaction&, Standing const&, base::StaffId);

struct Appoint {
    base::StaffId staff;
    Role role = Role::observer;
    /// Nothing: over the whole house.
    std::optional<std::string> union_code = {};
};
/// Refusals: `union_unknown` {field}, `staff_unknown`, those of `may_appoint`.
base::Result<PostCard> appoint(sql::Transaction&, Standing const&, Appoint const&);
/// The same by whoever runs the machine: for the first ones.
base::Result<PostCard> appoint_by_operator(sql::Transaction&, Appoint const&);
/// Ends a post now. Refusals: `post_unknown`, `not_permitted`.
base::Result<void> end_post(sql::Transaction&, Standing const&, PostId);

} // namespace membership
