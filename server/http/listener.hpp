#pragma once

#include "base/result.hpp"
#include "http/answer_text.hpp"
#include "http/limits.hpp"
#include "http/message.hpp"
#include "http/words.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace http {

/// Takes the response of one request, once, on any thread. It only hands over: a whole batch of
/// replies wakes the listener's thread once. When every copy is destroyed without having been
/// called, the client gets 503 `answer_missing`.
using Reply = std::function<void(Response&&)>;

/// Takes a request off the listener's thread. Must neither wait nor throw.
using Submit = std::function<void(Request&&, Reply)>;

struct ListenerOptions {
    /// "127.0.0.1", "::" and the like; a name is not resolved.
    std::string address = "127.0.0.1";
    /// 0 lets the system choose; see `Listener::port`.
    std::uint16_t port = 8080;
    /// Threads that read and write; one carries 60 thousand requests a second.
    unsigned threads = 1;
    Transport transport = Transport::plain;
    Limits limits = {};
    /// What the program's clock is ahead of the system's, so that `Date` tells clients its time.
    std::chrono::seconds clock_offset = {};
    /// Proxies whose `X-Forwarded-For` is believed, such as "127.0.0.1" or "10.0.0.0/8". Their
    /// connections do not count against the maximum of one address.
    std::vector<std::string> trusted_proxies = {};
};

/// What has happened since the start; `open` is what is now.
struct ListenerCounts {
    std::uint64_t accepted = 0;
    std::uint64_t open = 0;
    std::uint64_t requests = 0;
    /// Requests that were malformed, too large or of another protocol.
    std::uint64_t rejected = 0;
    /// Connections cut because the client was too slow.
    std::uint64_t timed_out = 0;
    /// Connections that gave way to new ones, and new ones that were turned away.
    std::uint64_t evicted = 0;
    std::uint64_t turned_away = 0;
};

/// Speaks HTTP/1.1 with many clients on few threads. The only place with coroutines: everything
/// behind `Submit` is ordinary synchronous code.
class Listener {
public:
    /// Begins to listen. `words` must outlive the listener.
    /// Refusals: `address_malformed` {entry}, `listening_failed` {address, port, cause}.
    static base::Result<Listener> start(ListenerOptions, Words const& words, Submit);

    Listener(Listener&&) noexcept;
    Listener& operator=(Listener&&) = delete;
    /// Stops without patience.
    ~Listener();

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] ListenerCounts counts() const;

    /// Takes no new connections, closes idle ones, answers what is in flight and returns when all
    /// are closed, after `patience` at the latest; then the rest is cut. Later calls do nothing.
    void stop(std::chrono::milliseconds patience);

private:
    class Engine;
    explicit Listener(std::unique_ptr<Engine>);
    std::unique_ptr<Engine> engine_;
};

} // namespace http
