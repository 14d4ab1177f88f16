#pragma once

#include "notify/domain/message.hpp"
#include "sql/transaction.hpp"

#include <vector>

namespace notify::outbox {

/// Puts a message into the outbox, or moves it there to another instant.
void put(sql::Transaction&, MessageId, Channel, base::Instant due_at);
void remove(sql::Transaction&, MessageId);
/// Messages that are due, the longest waiting first.
[[nodiscard]] std::vector<MessageId> list_due(sql::Transaction&, Channel, int limit);

} // namespace notify::outbox
