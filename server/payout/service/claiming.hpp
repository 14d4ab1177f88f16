#pragma once

#include "identity/domain/phone_number.hpp"
#include "payout/domain/prize.hpp"
#include "payout/domain/progress.hpp"
#include "payout/domain/terms.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <vector>

namespace payout {

/// Nothing when the prize is on no list.
[[nodiscard]] std::optional<PrizeProgress> progress_of(sql::Transaction&, Terms const&,
                                                       PrizeKey const&);

/// The winner takes the prize, at another number if one is given. It goes onto a list that nobody
/// has handed in yet, so that no approval is void for it. Told again it changes nothing; whoever
/// calls writes the act down. Refusals: `order_unknown`; `order_state` when it was given up.
[[nodiscard]] base::Result<void> claim_prize(sql::Transaction&, Terms const&, PrizeKey const&,
                                             std::optional<identity::PhoneNumber> const&);

/// Prizes that wait for their winners, by number of order, behind `behind`.
[[nodiscard]] std::vector<PrizeProgress> list_awaited(sql::Transaction&, Terms const&,
                                                      OrderId behind, int limit);

} // namespace payout
