#pragma once

#include "sql/transaction.hpp"

#include <string>
#include <vector>

namespace sql {

/// What the store itself finds broken: pages, indexes, references between rows. Empty when it is
/// whole. Reads everything, so it takes as long as the database is large.
[[nodiscard]] std::vector<std::string> damages(Transaction&);

} // namespace sql
