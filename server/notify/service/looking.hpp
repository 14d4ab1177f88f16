#pragma once

#include "base/result.hpp"
#include "notify/domain/breaker.hpp"
#include "notify/domain/message.hpp"
#include "sql/transaction.hpp"

#include <string_view>
#include <vector>

namespace notify {

/// What became of the message with a code, for the one who waits for it: waiting, sending, accepted
/// or unknown. Refusals: `message_unknown`, and why it will not come: `sms_number_full`,
/// `sms_number_refused`, `sms_not_sent`.
[[nodiscard]] base::Result<MessageState> find_code_message(sql::Transaction&,
                                                           std::string_view code_id);

/// The delivery log before an id, the newest first.
[[nodiscard]] std::vector<Message> list_messages(sql::Transaction&, MessageId before, int limit);
/// Refusal: `message_unknown`.
[[nodiscard]] base::Result<Message> find_message(sql::Transaction&, MessageId);
[[nodiscard]] std::vector<Try> list_tries(sql::Transaction&, MessageId);
[[nodiscard]] Breaker sms_breaker(sql::Transaction&);

} // namespace notify
