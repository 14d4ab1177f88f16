#pragma once

#include "base/civil.hpp"
#include "base/money.hpp"
#include "payout/domain/order.hpp"
#include "payout/domain/prize.hpp"

#include <optional>
#include <string>

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

} // namespace payout
