#pragma once

#include "http/message.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace http {

/// Bodies larger than the ordinary ones, all clients together: a few fit into memory, whoever sends
/// them.
class LargeBodies {
public:
    static constexpr int at_once_max = 8;

    /// One of the places; nothing when all are taken. It is free again when its last copy is gone.
    [[nodiscard]] std::shared_ptr<void> take() const;

private:
    // Shared: a body may outlive the listener that counted it.
    std::shared_ptr<std::atomic<int>> taken_ = std::make_shared<std::atomic<int>>(0);
};

/// What one client may take from the server. The bounds of `docs/api/limits.md` stand here, but for
/// those of the query (`http/target.cpp`) and of JSON (`json/object.hpp`).
struct Limits {
    /// The request line and all headers together.
    std::size_t header_bytes_max = 16 * 1024;
    std::size_t header_fields_max = 100;
    std::size_t target_bytes_max = 8 * 1024;
    std::size_t body_bytes_max = 64 * 1024;
    /// What a route takes that is made for files; 0 for any other. A larger body than the ordinary
    /// one names its length, and takes a place among `large_bodies` until it has been handed over.
    std::function<std::size_t(Method, std::string_view path)> file_bytes_max = {};
    LargeBodies large_bodies = {};

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
