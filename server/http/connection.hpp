#pragma once

#include "http/address.hpp"
#include "http/answer_text.hpp"
#include "http/message.hpp"
#include "http/patience.hpp"
#include "http/request_reader.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace http {

/// Why we cut a connection ourselves.
enum class Cut : std::uint8_t {
    no,
    timed_out,
    closed,
};

/// What is known of one client, apart from its socket. Belongs to one thread.
class Connection {
public:
    Connection(Limits const&, std::string_view peer, Patience::Time now);
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    [[nodiscard]] bool wants_bytes() const;
    /// Takes in `count` bytes that have been read, and measures our patience by them.
    void receive(std::size_t count, Patience::Time now);
    /// The exchange is over; bytes of the next request may already be here.
    void await_next(Patience::Time now);
    /// Whether somebody whose reading has ended is to be told that the request was too slow.
    [[nodiscard]] bool is_too_slow() const;
    /// Ends what its coroutine waits for on the socket; the coroutine sees `cut` and goes.
    void interrupt(Cut why);

    RequestReader reader;
    Patience patience;
    Address const peer_address;
    std::string const peer;
    Cut cut = Cut::no;
    std::function<void()> cancel_waiting = {};

    /// Of the request that is being answered.
    Exchange exchange = {};
    Language language = Language::zh;
    std::optional<Response> response = {};
    /// Set while the coroutine waits for the response.
    std::move_only_function<void()> resume = {};
};

/// Counted by all threads of a listener.
struct Tally {
    std::atomic<std::uint64_t> accepted = 0;
    std::atomic<std::uint64_t> requests = 0;
    std::atomic<std::uint64_t> rejected = 0;
    std::atomic<std::uint64_t> timed_out = 0;
    std::atomic<std::uint64_t> evicted = 0;
    std::atomic<std::uint64_t> turned_away = 0;
};

} // namespace http
