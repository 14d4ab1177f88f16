#pragma once

#include "organisation/domain/union.hpp"
#include "sql/transaction.hpp"

#include <vector>

namespace organisation::levels {

/// Highest first.
[[nodiscard]] std::vector<Level> list(sql::Transaction&);
void insert(sql::Transaction&, Level const&);
/// Replaces what is stored for the level's code.
void update(sql::Transaction&, Level const&);

} // namespace organisation::levels
