#pragma once

#include "identity/service/code_sender.hpp"
#include "notify/domain/terms.hpp"

#include <functional>
#include <utility>

namespace app {

/// Puts codes into the outbox, from which a courier brings them to the gateway of the settings.
class OutboxSms final : public identity::CodeSender {
public:
    /// `on_queued` is called once a message is on disk.
    OutboxSms(notify::Terms terms, std::function<void()> on_queued)
        : terms_{std::move(terms)}, on_queued_{std::move(on_queued)}
    {
    }
    base::Result<void> send(sql::Transaction&, identity::CodeMessage const&) override;

private:
    notify::Terms terms_;
    std::function<void()> on_queued_;
};

} // namespace app
