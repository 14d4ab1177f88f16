#pragma once

#include "notify/domain/message.hpp"
#include "notify/domain/sms_gateway.hpp"
#include "notify/domain/terms.hpp"
#include "sql/transaction.hpp"

#include <vector>

namespace notify {

/// One message for the courier, to be sent outside of any transaction.
struct TextErrand {
    MessageId message;
    TextMessage text;
};

/// Takes what is due for phones out of the outbox. A message counts as tried before anybody speaks to
/// the gateway: after a crash in between its outcome is unknown, and it is never sent again. What has
/// expired fails unsent. While the breaker is open nothing is taken, and one message when its wait is
/// over.
[[nodiscard]] std::vector<TextErrand> take_texts(sql::Transaction&, Terms const&, int limit);

/// Takes in what became of the newest try of a message; message, outbox, delivery log and breaker
/// follow in this transaction. `jitter_permille` in [0, 1000) spreads repeats.
void take_report(sql::Transaction&, MessageId, Report const&, int jitter_permille);

/// Removes some of what the delivery log has kept long enough.
void forget_old(sql::Transaction&);

} // namespace notify
