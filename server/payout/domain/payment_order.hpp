#pragma once

#include "base/civil.hpp"
#include "base/money.hpp"
#include "payout/domain/order.hpp"
#include "payout/domain/prize.hpp"

#include <string>

namespace payout {

/// A prize in money as it is stored.
struct Order {
    OrderId id;
    PrizeKey prize;
    int place = 0;
    base::Money amount;
    BatchId batch;
    OrderState state = OrderState::planned;
    base::Instant changed_at;
    int tries = 0;
    int failures = 0;
    std::string reason;
    std::string sealed_phone;
    std::string phone_index;
    ClaimState claim = ClaimState::not_needed;

    /// Stands on its list and may be paid once two people agree.
    [[nodiscard]] bool is_payable() const
    {
        bool const is_on_a_list = state == OrderState::planned || state == OrderState::approved;
        return is_on_a_list && claim != ClaimState::awaited;
    }
    [[nodiscard]] std::string number() const { return order_number(prize, tries); }
};

} // namespace payout
