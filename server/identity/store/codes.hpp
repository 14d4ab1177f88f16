#pragma once

#include "identity/domain/sign_in_code.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace identity::codes {

[[nodiscard]] std::optional<IssuedCode> find(sql::Transaction&, std::string_view id);
/// The codes sent to a phone after `since`, the oldest first.
[[nodiscard]] std::vector<IssuedCode> list_of_phone(sql::Transaction&, std::string_view phone_index,
                                                    base::Instant since);
void insert(sql::Transaction&, IssuedCode const&);

/// Counts one more try. False if every try was already made.
[[nodiscard]] bool take_try(sql::Transaction&, std::string_view id);
/// False if it was used before.
[[nodiscard]] bool mark_used(sql::Transaction&, std::string_view id);

/// Forgets the codes sent until `until`.
void remove_older(sql::Transaction&, base::Instant until);
void remove_of_phone(sql::Transaction&, std::string_view phone_index);

} // namespace identity::codes
