#pragma once

#include "notify/domain/message.hpp"
#include "sql/transaction.hpp"

#include <vector>

namespace notify::tries {

/// The try begins now.
void insert(sql::Transaction&, MessageId, int number);
/// It ended now, with this.
void update(sql::Transaction&, MessageId, int number, Report const&);
/// In their order.
[[nodiscard]] std::vector<Try> list_of_message(sql::Transaction&, MessageId);

} // namespace notify::tries
