#pragma once

#include "payout/domain/payment_order.hpp"
#include "sql/transaction.hpp"

#include <string>

namespace payout {

/// Gives a queued order its next number and counts it as sent; gives the number. Only what is in
/// the outbox and released may come here.
[[nodiscard]] std::string hand_over(sql::Transaction&, Order&);

} // namespace payout
