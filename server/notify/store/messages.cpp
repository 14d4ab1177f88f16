#include "notify/store/messages.hpp"

#include "notify/store/messages.sql.hpp"
#include "sql/breakdown.hpp"

namespace notify::messages {

namespace {

Message message_from(sql::Row const& row)
{
    auto const channel = channel_named(row.text(1));
    auto const state = message_state_named(row.text(8));
    if (!channel || !state)
        throw sql::Breakdown{"notify_message has a word that the program does not know"};
    Message message{row.id<MessageId>(0), *channel, row.string(2), row.string(3)};
    message.endpoint = row.id<EndpointId>(4);
    message.phone_index = row.string(5);
    message.phone_masked = row.string(6);
    message.content = row.string(7);
    message.state = *state;
    message.outcome = report_kind_named(row.text(9));
    message.tries = static_cast<int>(row.integer(10));
    message.created_at = row.instant(11);
    message.expires_at = row.instant(12);
    message.changed_at = row.instant(13);
    return message;
}

} // namespace

std::optional<Message> find(sql::Transaction& tx, MessageId id)
{
    return tx.first(messages_sql::find, {id}, message_from);
}

std::optional<Message> find_referred(sql::Transaction& tx, std::string_view reference,
                                     EndpointId endpoint)
{
    return tx.first(messages_sql::find_referred, {reference, endpoint}, message_from);
}

std::vector<Message> list_newest(sql::Transaction& tx, MessageId before, int limit)
{
    return tx.all(messages_sql::list_newest, {before, limit}, message_from);
}

MessageId insert(sql::Transaction& tx, Message const& message)
{
    auto const last = tx.first(messages_sql::find_last_id, {},
                               [](sql::Row const& row) { return row.integer(0); });
    MessageId const id{last.value_or(0) + 1};
    tx.execute(messages_sql::insert, {id, text(message.channel), message.kind, message.reference,
                                      message.endpoint, message.phone_index, message.phone_masked,
                                      message.content, tx.now(), message.expires_at});
    return id;
}

void update(sql::Transaction& tx, Message const& message)
{
    tx.execute(messages_sql::update,
               {message.id, message.content, text(message.state),
                message.outcome ? text(*message.outcome) : "", message.tries, tx.now()});
}

void remove_older(sql::Transaction& tx, base::Instant before, int limit)
{
    tx.execute(messages_sql::remove_tries_older, {before, limit});
    tx.execute(messages_sql::remove_outbox_older, {before, limit});
    tx.execute(messages_sql::remove_older, {before, limit});
}

} // namespace notify::messages
