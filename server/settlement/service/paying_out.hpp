#pragma once

#include "settlement/service/settling.hpp"

#include <optional>
#include <vector>

namespace settlement {

/// Puts the prizes of a final list on the list of payments of its month, and has everybody's points
/// of the month entered into the ledger from now on. Gives what cannot be paid as findings of the
/// program: one winner never stops the others. Refusal: `prize_planned_otherwise`.
[[nodiscard]] base::Result<std::vector<Act>> pay_out(sql::Transaction&, Means const&, Desk const&);

/// Puts one prize of a final list on the list of payments. Refusals: those of `payout::plan_prize`.
[[nodiscard]] base::Result<void> plan_payment(sql::Transaction&, Means const&, Desk const&,
                                              quiz::PrizePlace const&);

/// Why a winner cannot be paid what the list gives them, as a finding; nothing when they can.
[[nodiscard]] std::optional<Act> doubt_payment(sql::Transaction&, Means const&, Desk const&,
                                               quiz::PrizePlace const&);

/// The winners of a final list that no payment stands for and about whom nobody has decided.
[[nodiscard]] std::vector<quiz::PrizePlace> list_unplanned(sql::Transaction&, Means const&,
                                                           Desk const&);

/// Enters the points of some more people into the ledger; each person's month is one entry. A month
/// may be a province's, so that one step takes only so many and people who play need not wait.
void credit_some(sql::Transaction&, int limit);

} // namespace settlement
