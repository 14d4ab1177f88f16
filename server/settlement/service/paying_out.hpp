#pragma once

#include "settlement/service/settling.hpp"

namespace settlement {

/// Puts the prizes of a final list on the list of payments of its month, and has everybody's points
/// of the month entered into the ledger from now on. Refusals: those of `payout::plan_prize`.
[[nodiscard]] base::Result<void> pay_out(sql::Transaction&, Means const&, Desk const&);

/// Enters the points of some more people into the ledger; each person's month is one entry. A month
/// may be a province's, so that one step takes only so many and people who play need not wait.
void credit_some(sql::Transaction&, int limit);

} // namespace settlement
