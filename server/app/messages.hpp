#pragma once

#include "app/dispatch.hpp"
#include "app/errand_pool.hpp"
#include "app/settings.hpp"
#include "notify/domain/sms_gateway.hpp"
#include "notify/service/sending.hpp"
#include "sql/database.hpp"

#include <functional>
#include <optional>

namespace app {

/// The SMS gateway of the settings; nothing when codes are printed.
[[nodiscard]] std::optional<notify::Gateway> sms_gateway(Settings const&);
/// The caps of the settings, with keys made of the master key.
[[nodiscard]] notify::Terms notify_terms(Settings const&, base::Key const& master);

/// What messages do by themselves on the connection that writes: reports of the courier are taken in,
/// and what is due in the outbox is handed to it after the commit.
class Messages {
public:
    Messages(notify::Terms terms, Clock clock) : terms_{std::move(terms)}, clock_{std::move(clock)}
    {
    }

    void start_courier(notify::Gateway, std::function<void()> on_report);
    void stop_courier() { texts_.reset(); }

    /// A short step; runs about once a second, and whenever something is queued or reported.
    void run(sql::Connection& writer);
    [[nodiscard]] notify::Terms const& terms() const { return terms_; }

private:
    struct Told {
        notify::MessageId message;
        notify::Report report;
    };

    static constexpr std::size_t threads_count = 4;

    notify::Terms terms_;
    Clock clock_;
    std::optional<ErrandPool<notify::TextErrand, Told>> texts_;
};

} // namespace app
