#pragma once

#include "base/result.hpp"
#include "http/body_reader.hpp"
#include "http/limits.hpp"
#include "http/message.hpp"
#include "http/request_head.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace http {

/// Why a byte stream is not a request, and the status that says so.
struct Rejection {
    int status = 400;
    base::Error error{base::ErrorKind::malformed, {}};
};

/// Turns the bytes of one connection into requests, one after the other, without knowing sockets.
///
/// Two programs that read one byte stream differently are how requests are smuggled past a proxy,
/// so whatever RFC 9112 leaves to the reader's tolerance (bare LF, folded headers, repeated
/// lengths, unusual chunks) is refused. After a refusal the stream has no meaning any more.
class RequestReader {
public:
    enum class State : std::uint8_t {
        /// Nothing of the next request has arrived.
        idle,
        head,
        body,
        complete,
        rejected,
    };

    explicit RequestReader(Limits const&);

    [[nodiscard]] State state() const { return state_; }
    /// Where the next bytes go; never empty. Valid until the next call.
    [[nodiscard]] std::span<char> space();
    /// Says that `count` bytes have been put into the space.
    void commit(std::size_t count);

    /// Whether the client waits for "100 Continue" before it sends the body.
    [[nodiscard]] bool awaits_continue() const;
    /// How many bytes of the body have been read off the wire.
    [[nodiscard]] std::size_t body_bytes_read() const { return body_bytes_read_; }

    /// The request, once complete; reading goes on with the next one.
    [[nodiscard]] Request take();
    /// Whether the request that was last taken lets the connection live on.
    [[nodiscard]] bool keep_alive() const { return keep_alive_; }
    /// Why the stream was refused.
    [[nodiscard]] Rejection const& rejection() const { return rejection_; }
    /// What could be read of a refused or unfinished request, for its language and trace id.
    [[nodiscard]] Request const& partial() const { return request_; }

private:
    [[nodiscard]] std::string_view buffered() const;
    void consume(std::size_t count);
    void read_on();
    void read_head();
    [[nodiscard]] bool admit_body(std::optional<std::uint64_t> length);
    void read_body();
    void reject(Rejection);

    Limits const& limits_;
    State state_ = State::idle;
    bool keep_alive_ = true;

    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    HeadScan scan_;
    BodyReader body_ = BodyReader::of_length(0);
    std::size_t body_bytes_max_ = 0;
    // Shared with nobody but the count of such bodies.
    std::shared_ptr<void> large_body_ = {};
    std::size_t body_bytes_read_ = 0;
    bool awaits_continue_ = false;
    /// Whether the request that is being read wants the connection to live on.
    bool keep_alive_next_ = true;

    Request request_;
    Rejection rejection_;
};

} // namespace http
