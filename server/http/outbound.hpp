#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace http {

/// A request that the program itself makes of another machine.
struct OutboundRequest {
    /// "GET" or "POST".
    std::string method = "GET";
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
};

struct OutboundAnswer {
    int status = 0;
    std::string body;
    /// What the header `Retry-After` asks for, read from seconds.
    std::optional<std::chrono::seconds> retry_after = {};
};

/// Why there is no answer.
enum class OutboundFailure : std::uint8_t {
    /// No connection: nothing of the request has left.
    not_sent,
    /// The answer did not come in time or in whole, which does not mean that the request did not
    /// arrive.
    no_answer,
};

struct OutboundLimits {
    std::chrono::milliseconds connect_timeout{3'000};
    std::chrono::milliseconds timeout{10'000};
    std::size_t body_bytes_max = 1 << 20;
};

/// Asks and waits for the whole answer. Certificates are verified, redirects are not followed,
/// nothing is repeated: whether a request may be made again only its sender knows.
[[nodiscard]] std::expected<OutboundAnswer, OutboundFailure> ask(OutboundRequest const&,
                                                                 OutboundLimits const& = {});

} // namespace http
