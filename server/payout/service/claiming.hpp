#pragma once

#include "audit/domain/entry.hpp"
#include "identity/domain/phone_number.hpp"
#include "payout/domain/order.hpp"
#include "payout/domain/payment_order.hpp"
#include "payout/domain/prize.hpp"
#include "payout/domain/terms.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <vector>

namespace payout {

/// How far the payment of a prize is, as its winner may know it.
struct PrizeProgress {
    OrderId order;
    PrizeKey prize;
    base::Money amount;
    OrderState state = OrderState::planned;
    ClaimState claim = ClaimState::not_needed;
    /// Failed, and nothing more happens to it by itself.
    bool waits_for_a_person = false;
    /// Why it failed or was given up; empty otherwise.
    std::string reason;
    std::string phone_masked;
    /// What it is called at the provider; empty before the first try.
    std::string number;
    BatchId batch;
    std::optional<base::Instant> handed_over_at;
    std::optional<base::Instant> arrived_at;
};

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
