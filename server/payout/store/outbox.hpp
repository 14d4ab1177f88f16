#pragma once

#include "payout/domain/order.hpp"
#include "sql/transaction.hpp"

#include <vector>

namespace payout::outbox {

/// Puts an order into the outbox, or moves it there to another instant.
void put(sql::Transaction&, OrderId, base::Instant due_at);
void remove(sql::Transaction&, OrderId);
[[nodiscard]] bool contains(sql::Transaction&, OrderId);
/// Orders that are due, the longest waiting first.
[[nodiscard]] std::vector<OrderId> list_due(sql::Transaction&, int limit);
/// The same without those that would be sent for the first time.
[[nodiscard]] std::vector<OrderId> list_due_questions(sql::Transaction&, int limit);

} // namespace payout::outbox
