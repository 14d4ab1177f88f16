#pragma once

#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace app::key_check {

/// What the master key of this database derives; nothing before the first start ended.
[[nodiscard]] std::optional<std::string> find(sql::Transaction&);
void insert(sql::Transaction&, std::string_view trace);

} // namespace app::key_check
