#include "notify/service/looking.hpp"

#include "notify/domain/refusals.hpp"
#include "notify/store/breakers.hpp"
#include "notify/store/messages.hpp"
#include "notify/store/tries.hpp"

namespace notify {

base::Result<MessageState> find_code_message(sql::Transaction& tx, std::string_view code_id)
{
    auto const message = messages::find_referred(tx, code_id, {});
    if (!message)
        return std::unexpected{refuse(message_unknown)};
    if (message->state != MessageState::failed)
        return message->state;
    if (message->outcome == ReportKind::number_full)
        return std::unexpected{refuse(sms_number_full)};
    if (message->outcome == ReportKind::refused)
        return std::unexpected{refuse(sms_number_refused)};
    return std::unexpected{refuse(sms_not_sent)};
}

std::vector<Message> list_messages(sql::Transaction& tx, MessageId before, int limit)
{
    return messages::list_newest(tx, before, limit);
}

base::Result<Message> find_message(sql::Transaction& tx, MessageId id)
{
    auto message = messages::find(tx, id);
    if (!message)
        return std::unexpected{refuse(message_unknown)};
    return std::move(*message);
}

std::vector<Try> list_tries(sql::Transaction& tx, MessageId id)
{
    return tries::list_of_message(tx, id);
}

Breaker sms_breaker(sql::Transaction& tx)
{
    return breakers::find(tx, Channel::sms);
}

} // namespace notify
