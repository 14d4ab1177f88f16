#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace bench {

/// An answer as the load client has read it.
struct Reply {
    int status = 0;
    /// Borrowed until the callback returns.
    std::string_view body;
};

/// What one connection does next: the bytes of a request, or nothing when it has finished.
using NextRequest = std::function<std::string(std::size_t connection)>;
/// Told of each answer and how long it took.
using OnReply =
    std::function<void(std::size_t connection, Reply const&, std::chrono::nanoseconds took)>;

struct Load {
    /// A port of this machine.
    std::uint16_t port = 0;
    /// Keep-alive connections, each with one request at a time.
    std::size_t connections = 1;
    /// Requests begun per second over all connections; 0 is as many as are answered. With a pace
    /// an answer's time counts from when its request was due, so that a server that stalls is not
    /// spared the requests it kept from being sent.
    double requests_per_s = 0;
};

/// Keeps the connections busy from one thread until all have finished. Throws when the server
/// closes one.
void drive(Load const&, NextRequest const&, OnReply const&);

/// A request with a cookie and a JSON body; an empty cookie is left out.
[[nodiscard]] std::string request_text(std::string_view method, std::string_view path,
                                       std::string_view cookie, std::string_view body);

} // namespace bench
