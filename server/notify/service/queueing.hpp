#pragma once

#include "base/result.hpp"
#include "identity/domain/phone_number.hpp"
#include "notify/domain/terms.hpp"
#include "sql/transaction.hpp"

#include <chrono>
#include <string>

namespace notify {

struct QueueCode {
    identity::PhoneNumber to;
    /// Names the challenge: by it the one who waits asks what became of the message.
    std::string code_id;
    /// "sign_in".
    std::string purpose;
    std::string code;
    std::string words;
    /// A code that comes later is worth nothing.
    std::chrono::seconds life;
};

/// Puts a code into the outbox, in the transaction of the one who asks for it. What is said is
/// encrypted there and gone once it has been sent. Refusals in this order: `sms_unavailable` while the
/// breaker is open, those of `may_queue`; a refused message has written nothing.
[[nodiscard]] base::Result<void> queue_code(sql::Transaction&, Terms const&, QueueCode const&);

} // namespace notify
