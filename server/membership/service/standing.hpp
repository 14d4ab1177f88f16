#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/token_id.hpp"
#include "membership/domain/policy.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace membership {

/// What somebody is through the posts they hold at the transaction's instant: an appointment and its
/// end bind the next request.
[[nodiscard]] Standing standing_of(sql::Transaction&, base::StaffId);

/// What a program is through its token; nothing if the token has ended.
[[nodiscard]] Standing standing_of(sql::Transaction&, base::TokenId);

/// What whoever runs the machine is: everything that programs may, everywhere.
[[nodiscard]] Standing standing_of_operator();

/// The subject that belongs to a union, or to the whole house.
[[nodiscard]] Subject subject_of(sql::Transaction&, std::optional<organisation::UnionId>);
/// The subject that belongs to the union of this code. Refusal: `union_unknown`.
[[nodiscard]] base::Result<Subject> subject_of(sql::Transaction&, std::string_view union_code);
/// What belongs to no union in particular, such as a bank of questions, lies with the unions at the
/// top of the trees.
[[nodiscard]] Subject subject_of_top(sql::Transaction&);

/// Whether a person showed a second factor lately in the session of this hash, if the action needs
/// that. Refusal: `step_up_needed`.
[[nodiscard]] base::Result<void> check_fresh_for(sql::Transaction&, Action,
                                                 std::string_view session_hash);

struct NewToken {
    std::string label;
    std::vector<Action> actions;
    /// Nothing: over the whole house.
    std::optional<organisation::UnionId> union_id = {};
};
/// Remembers a token by its hash.
base::TokenId add_token(sql::Transaction&, std::string_view hash, NewToken const&);
/// The token of this hash, if it has not ended.
[[nodiscard]] std::optional<base::TokenId> find_token(sql::Transaction&, std::string_view hash);
/// Action names as a command line or a request gives them. Refusal: `action_unknown` {field,
/// allowed}, also for what programs never may.
[[nodiscard]] base::Result<std::vector<Action>> token_actions(std::vector<std::string> const&);

} // namespace membership
