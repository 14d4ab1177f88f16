#pragma once

#include "payout/domain/reconciliation.hpp"
#include "sql/transaction.hpp"

#include <vector>

namespace payout::findings {

/// Stores a comparison with what it found; gives its id.
std::int64_t insert(sql::Transaction&, Reconciliation const&);
/// Newest first.
[[nodiscard]] std::vector<Reconciliation> list(sql::Transaction&, int limit);

} // namespace payout::findings
