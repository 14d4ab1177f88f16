#pragma once

#include "base/token_id.hpp"
#include "membership/domain/policy.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string_view>

namespace membership::tokens {

/// Nothing for one that has ended.
[[nodiscard]] std::optional<base::TokenId> find(sql::Transaction&, std::string_view hash);
[[nodiscard]] std::optional<Grant> find_grant(sql::Transaction&, base::TokenId);
base::TokenId insert(sql::Transaction&, std::string_view hash, std::string_view label,
                     Grant const&);

} // namespace membership::tokens
