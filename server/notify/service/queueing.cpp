#include "notify/service/queueing.hpp"

#include "notify/domain/refusals.hpp"
#include "notify/domain/wording.hpp"
#include "notify/service/text_content.hpp"
#include "notify/store/breakers.hpp"
#include "notify/store/counts.hpp"
#include "notify/store/messages.hpp"
#include "notify/store/outbox.hpp"

namespace notify {

namespace {

base::Result<void> refuse_while_open(sql::Transaction& tx)
{
    auto const breaker = breakers::find(tx, Channel::sms);
    if (!breaker.is_refusing(tx.now()))
        return base::ok();
    auto const wait = breaker.open_until - tx.now();
    return std::unexpected{
        refuse(sms_unavailable)
            .with("retry_after_s", std::chrono::ceil<std::chrono::seconds>(wait).count())
            .with("wait_minutes", std::chrono::ceil<std::chrono::minutes>(wait).count())};
}

} // namespace

base::Result<void> queue_code(sql::Transaction& tx, Terms const& terms, QueueCode const& command)
{
    // Our own words around six digits: another rule than that of a person's input.
    VERIFY(!fault_in(Medium::sms, command.words));
    auto const index = identity::blind_index(terms.keys, command.to);
    auto const today = terms.zone.date_at(tx.now());
    CHECK_OK(refuse_while_open(tx));
    CHECK_OK(may_queue(terms.caps, counts::find(tx, today, index), terms.zone, tx.now()));
    TextMessage const text{.id = command.code_id,
                           .phone = command.to.digits(),
                           .purpose = command.purpose,
                           .code = command.code,
                           .life = std::chrono::ceil<std::chrono::minutes>(command.life),
                           .words = command.words};
    Message message{.id = {}, .kind = command.purpose, .reference = command.code_id};
    message.phone_index = index;
    message.phone_masked = command.to.masked();
    message.content = sealed_text(terms, text, command.code_id);
    message.expires_at = tx.now() + command.life;
    outbox::put(tx, messages::insert(tx, message), Channel::sms, tx.now());
    counts::add(tx, today, index);
    return base::ok();
}

} // namespace notify
