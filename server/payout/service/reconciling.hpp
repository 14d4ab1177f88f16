#pragma once

#include "audit/domain/entry.hpp"
#include "payout/domain/reconciliation.hpp"
#include "sql/transaction.hpp"

#include <string_view>
#include <vector>

namespace payout {

/// Compares a day three ways: the provider's statement with our numbers, our orders with the
/// ledger, and the ledger with itself; stores what it found. Refusals: those of `read_statement`.
[[nodiscard]] base::Result<Reconciliation> reconcile(sql::Transaction&, audit::Author const&,
                                                     base::CivilDate day,
                                                     std::string_view statement_csv);
/// Newest first.
[[nodiscard]] std::vector<Reconciliation> list_reconciliations(sql::Transaction&, int limit);

} // namespace payout
