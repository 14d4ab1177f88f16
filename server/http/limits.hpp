#pragma once

#include <chrono>
#include <cstddef>

namespace http {

/// What one client may take from the server. The bounds of `docs/api/limits.md` stand here, but for
/// those of the query (`http/target.cpp`) and of JSON (`json/object.hpp`).
struct Limits {
    /// The request line and all headers together.
    std::size_t header_bytes_max = 16 * 1024;
    std::size_t header_fields_max = 100;
    std::size_t target_bytes_max = 8 * 1024;
    std::size_t body_bytes_max = 64 * 1024;

    /// From the first byte of a request (or from the connection's beginning) to the end of its
    /// headers, however steadily they drip.
    std::chrono::milliseconds header_timeout{10'000};
    /// Between an answer and the next request of a kept connection.
    std::chrono::milliseconds idle_timeout{60'000};
    /// A body must arrive within this time plus its length at the slowest rate.
    std::chrono::milliseconds body_grace{5'000};
    std::size_t body_bytes_per_s_min = 1024;
    /// For the client to take the whole answer.
    std::chrono::milliseconds write_timeout{30'000};
    /// For the client to read a refusal before the connection is cut.
    std::chrono::milliseconds linger_timeout{2'000};

    /// When a maximum is reached, the connection that has kept us waiting longest gives way to a
    /// new one; only when all are being served is the new one refused.
    std::size_t connections_max = 8192;
    /// Generous, because a whole factory may stand behind one address.
    std::size_t connections_per_address_max = 2048;
};

} // namespace http
