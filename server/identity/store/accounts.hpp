#pragma once

#include "base/id.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace identity::accounts {

[[nodiscard]] std::optional<base::PersonId> find_by_phone(sql::Transaction&,
                                                          std::string_view phone_index);
/// The encrypted number of a person.
[[nodiscard]] std::optional<std::string> find_phone(sql::Transaction&, base::PersonId);

/// False, and nothing is written, if the id or the number belongs to somebody already.
[[nodiscard]] bool insert(sql::Transaction&, base::PersonId, std::string_view phone_index,
                          std::string_view phone_sealed);
/// False if there was no such person.
bool remove(sql::Transaction&, base::PersonId);

} // namespace identity::accounts
