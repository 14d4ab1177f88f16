#pragma once

#include "audit/domain/entry.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "payout/domain/batch.hpp"
#include "payout/domain/prize.hpp"
#include "sql/transaction.hpp"

#include <string>
#include <string_view>

/// What payments do to the ledger. The budget item is the contest.
namespace payout {

/// Money that may be spent on the prizes of a contest, by a decision that has a name. The same
/// decision again changes nothing. Refusals: those of `ledger::Entry::create` and `ledger::post`.
struct GrantBudget {
    std::string contest;
    base::Money amount;
    /// Such as "2021-17": 1 to 64 visible ASCII characters.
    std::string decision;
};
[[nodiscard]] base::Result<void> grant_budget(sql::Transaction&, audit::Author const&,
                                              GrantBudget const&);

struct Budget {
    base::Money available;
    base::Money reserved;
    base::Money spent;
};
[[nodiscard]] Budget budget_of(sql::Transaction&, std::string_view contest);

/// From the budget to what is promised; once per prize. Refusal: `account_overdrawn`.
[[nodiscard]] base::Result<void> reserve(sql::Transaction&, PrizeKey const&, base::Money);
/// What was promised has arrived under the try of this number.
[[nodiscard]] base::Result<void> settle(sql::Transaction&, PrizeKey const&, base::Money,
                                        int try_number);
/// The counter-entry: it came back after all.
[[nodiscard]] base::Result<void> take_back(sql::Transaction&, PrizeKey const&, base::Money,
                                           int try_number);
/// What was promised goes back to the budget.
[[nodiscard]] base::Result<void> give_back(sql::Transaction&, PrizeKey const&, base::Money);

} // namespace payout
