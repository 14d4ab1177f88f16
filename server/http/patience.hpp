#pragma once

#include "http/limits.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace http {

/// What a connection is doing, and so who waits for whom.
enum class Phase : std::uint8_t {
    /// We wait for the first byte of a request.
    idle,
    head,
    body,
    /// The client waits for us.
    answering,
    writing,
    /// The last answer is out; we wait for the client to close, lest it lose that answer.
    lingering,
};

/// How long we wait for one client. A value: no clock, no socket.
class Patience {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// A new connection must send its first request within the header timeout.
    Patience(Limits const&, Time now);

    [[nodiscard]] Phase phase() const { return phase_; }
    /// When the client began to keep us waiting.
    [[nodiscard]] Time since() const { return since_; }
    [[nodiscard]] bool is_over(Time now) const { return now >= deadline_; }
    /// Whether this connection may be cut in favour of a new one: never one that we owe an
    /// answer, and one that takes an answer only when it takes it slowly.
    [[nodiscard]] bool may_give_way(Time now) const;

    void await_request(Time now);
    void await_head(Time now);
    /// Of the body, `bytes` have come. The deadline moves with them, never by time alone.
    void await_body(Time now, std::size_t bytes);
    void answer();
    void write(Time now);
    void linger(Time now);

private:
    void begin(Phase, Time since, Time deadline);

    Limits const& limits_;
    Phase phase_ = Phase::idle;
    Time since_;
    Time deadline_;
};

} // namespace http
