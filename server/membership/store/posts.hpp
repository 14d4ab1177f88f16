#pragma once

#include "membership/domain/post.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <vector>

namespace membership::posts {

/// All that somebody holds or held, in the order of their beginning.
[[nodiscard]] std::vector<Post> list_of(sql::Transaction&, base::StaffId);
/// Everybody's at the transaction's instant.
[[nodiscard]] std::vector<Post> list_held(sql::Transaction&);
[[nodiscard]] std::optional<Post> find(sql::Transaction&, PostId);
/// Begins now. `by` is nothing for the operator of the machine.
PostId insert(sql::Transaction&, Appointment const&, std::optional<base::StaffId> by);
/// Ends now. False if it has ended already.
[[nodiscard]] bool end(sql::Transaction&, PostId, std::optional<base::StaffId> by);

} // namespace membership::posts
