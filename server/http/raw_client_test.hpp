#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace http_test {

/// A TCP client that says exactly what a test tells it to. Waits at most a minute for
/// anything, which no healthy server needs on the slowest machine.
class RawClient {
public:
    explicit RawClient(std::uint16_t port);
    RawClient(RawClient&& other) noexcept;
    RawClient& operator=(RawClient&&) = delete;
    ~RawClient();

    /// False when the server no longer takes it.
    bool send(std::string_view bytes);
    /// Says that nothing more will be sent.
    void finish();
    /// Goes away so that the server sees a reset.
    void vanish();

    struct Answer {
        int status = 0;
        std::string head = {};
        std::string body = {};
        /// The value of a header, named as it is written, or nothing.
        [[nodiscard]] std::string header(std::string_view name) const;
    };
    /// The next answer, its body as long as it says; status 0 when the connection ends instead.
    Answer read_answer();
    /// The next answer to a HEAD request, which has no body.
    Answer read_head();
    /// Whether the server closes now, without another byte.
    bool is_closed();
    /// Reads until the server closes; gives the number of bytes.
    std::size_t read_all();

private:
    bool receive();

    int socket_;
    std::string received_;
};

} // namespace http_test
