#include "app/outbox_sms.hpp"

#include "notify/service/queueing.hpp"

namespace app {

base::Result<void> OutboxSms::send(sql::Transaction& tx, identity::CodeMessage const& message)
{
    CHECK_OK(notify::queue_code(tx, terms_,
                                {message.to, message.code_id,
                                 std::string{identity::name(message.purpose)}, message.digits,
                                 message.words, message.life}));
    tx.after_commit([this] { on_queued_(); });
    return base::ok();
}

} // namespace app
