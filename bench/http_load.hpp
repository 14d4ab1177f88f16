#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// An answer as the load client has read it.
struct Reply {
    int status = 0;
    std::string_view body;
};

/// What one connection does next: the bytes of a request, or nothing when it has finished.
using NextRequest = std::function<std::string(std::size_t connection)>;
/// Told of each answer and how long it took.
using OnReply = std::function<void(std::size_t connection, Reply const&, std::chrono::nanoseconds took)>;

/// Keeps `connections` keep-alive connections to a port of this machine busy from one thread,
/// each with one request at a time, until all have finished.
///
/// `pause` is how long a connection rests between an answer and its next request: zero is full
/// load; a longer one gives a part of it.
void drive(std::uint16_t port, std::size_t connections, NextRequest const&, OnReply const&,
           std::chrono::microseconds pause = {});

/// A request with a cookie and a JSON body; an empty body sends none.
[[nodiscard]] std::string request_text(std::string_view method, std::string_view path, std::string_view cookie,
                                       std::string_view body);

} // namespace bench
