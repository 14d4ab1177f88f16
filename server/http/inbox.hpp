#pragma once

#include "http/listener.hpp"
#include "http/message.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace http {

class Connection;

/// A response on its way back to the connection that waits for it; nothing when the request was
/// dropped unanswered.
struct Delivery {
    Connection* to;
    std::optional<Response> response;
};

/// Where other threads leave responses for one thread of the listener. Only the first of many
/// wakes that thread, so a batch of replies crosses over at once.
class Inbox {
public:
    explicit Inbox(std::function<void()> wake) : wake_{std::move(wake)} {}

    void put(Delivery);
    [[nodiscard]] std::vector<Delivery> take();
    /// From now on responses are thrown away: their connections are gone.
    void close();

private:
    std::mutex mutex_;
    std::vector<Delivery> waiting_;
    std::function<void()> wake_;
    bool is_closed_ = false;
};

/// The reply to the request that `connection` waits with. Delivers once, whatever happens.
// Shared: replies outlive the listener when a lane is slower than the shutdown.
[[nodiscard]] Reply reply_through(std::shared_ptr<Inbox>, Connection& connection);

} // namespace http
