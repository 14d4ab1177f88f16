#pragma once

#include "http/route.hpp"
#include "membership/domain/policy.hpp"
#include "sql/transaction.hpp"

namespace membership {

/// What the one who calls a route of staff is.
[[nodiscard]] Standing standing_of(sql::Transaction&, http::Officer const&);

/// The door of a route: whether its caller may do its action anywhere, with a second factor shown
/// lately where the action needs one. Refusals: `not_permitted`, `step_up_needed`.
[[nodiscard]] base::Result<void> permit(sql::Transaction&, http::Officer const&,
                                        http::Route const&);

/// For an act that needs a second factor behind a door that needs none. Refusal: `step_up_needed`.
[[nodiscard]] base::Result<void> check_fresh(sql::Transaction&, http::Officer const&, Action);

/// Whether the caller may do this with what belongs to the union of this code. Refusals:
/// `not_permitted`, `must_be_another`.
[[nodiscard]] base::Result<void> check_at_union(sql::Transaction&, http::Officer const&, Action,
                                                std::string_view union_code);
/// The same with what belongs to no union in particular, such as a bank of questions: it lies with
/// the union at the top of the trees.
[[nodiscard]] base::Result<void> check_at_top(sql::Transaction&, http::Officer const&, Action);

} // namespace membership
