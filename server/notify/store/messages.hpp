#pragma once

#include "notify/domain/message.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace notify::messages {

[[nodiscard]] std::optional<Message> find(sql::Transaction&, MessageId);
/// By what asked for it; endpoint 0 for a message to a phone.
[[nodiscard]] std::optional<Message> find_referred(sql::Transaction&, std::string_view reference,
                                                   EndpointId);
/// Those before an id, the newest first.
[[nodiscard]] std::vector<Message> list_newest(sql::Transaction&, MessageId before, int limit);
/// Gives it its id. It is waiting and has not been tried.
MessageId insert(sql::Transaction&, Message const&);
/// Writes content, state, outcome and tries; it changed now.
void update(sql::Transaction&, Message const&);
/// Removes at most `limit` of the messages made before an instant, with their tries.
void remove_older(sql::Transaction&, base::Instant, int limit);

} // namespace notify::messages
