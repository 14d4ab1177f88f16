#include "notify/service/sending.hpp"

#include "notify/service/text_content.hpp"
#include "notify/store/breakers.hpp"
#include "notify/store/messages.hpp"
#include "notify/store/outbox.hpp"
#include "notify/store/tries.hpp"

namespace notify {

namespace {

/// Nothing is left to do: the words of a message to a phone are not kept.
void end(sql::Transaction& tx, Message& message, MessageState state)
{
    message.state = state;
    if (message.channel == Channel::sms)
        message.content.clear();
    messages::update(tx, message);
    outbox::remove(tx, message.id);
}

void begin_try(sql::Transaction& tx, Message& message)
{
    ++message.tries;
    message.state = MessageState::sending;
    messages::update(tx, message);
    tries::insert(tx, message.id, message.tries);
    outbox::put(tx, message.id, message.channel, tx.now() + report_wait);
}

void note_gateway(sql::Transaction& tx, Channel channel, ReportKind kind)
{
    auto const works = gateway_works(kind);
    if (channel != Channel::sms || !works)
        return;
    auto const before = breakers::find(tx, channel);
    auto const after = *works ? Breaker::after_success() : before.after_failure(tx.now());
    if (after != before)
        breakers::put(tx, channel, after);
}

} // namespace

std::vector<TextErrand> take_texts(sql::Transaction& tx, Terms const& terms, int limit)
{
    auto breaker = breakers::find(tx, Channel::sms);
    std::vector<TextErrand> errands;
    for (auto const id : outbox::list_due(tx, Channel::sms, limit)) {
        auto message = messages::find(tx, id);
        VERIFY(message.has_value());
        if (message->state == MessageState::sending) {
            // The report is lost, with the program or on its way.
            end(tx, *message, MessageState::unknown);
            continue;
        }
        if (tx.now() >= message->expires_at) {
            end(tx, *message, MessageState::failed);
            continue;
        }
        if (breaker.is_refusing(tx.now()))
            continue;
        if (breaker.is_open()) {
            breaker = breaker.during_trial(tx.now());
            breakers::put(tx, Channel::sms, breaker);
        }
        errands.push_back({id, text_in(terms, *message)});
        begin_try(tx, *message);
    }
    return errands;
}

void take_report(sql::Transaction& tx, MessageId id, Report const& report, int jitter_permille)
{
    auto message = messages::find(tx, id);
    if (!message)
        return;
    tries::update(tx, id, message->tries, report);
    note_gateway(tx, message->channel, report.kind);
    message->outcome = report.kind;
    if (message->state != MessageState::sending) {
        // Told too late: only an arrival still says something new.
        if (report.kind == ReportKind::accepted)
            end(tx, *message, MessageState::accepted);
        return;
    }
    auto const verdict = judge({message->channel, message->tries, message->expires_at}, report,
                               tx.now(), jitter_permille);
    if (!verdict.next_at)
        return end(tx, *message, verdict.state);
    message->state = verdict.state;
    messages::update(tx, *message);
    outbox::put(tx, id, message->channel, *verdict.next_at);
}

void forget_old(sql::Transaction& tx)
{
    constexpr int forgotten_max = 64;
    messages::remove_older(tx, tx.now() - kept_for, forgotten_max);
}

} // namespace notify
