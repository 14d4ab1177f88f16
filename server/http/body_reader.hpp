#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace http {

/// Takes one body off a stream: so many bytes, or chunks until the empty one.
///
/// Beast could read chunks too, but stops the process when the last one comes in pieces (an
/// assertion of 1.81) and tolerates more than anybody sends. Here a chunk is at most eight
/// digits, CRLF, its bytes, CRLF; extensions and trailers are refused.
class BodyReader {
public:
    static BodyReader of_length(std::size_t bytes) { return BodyReader{State::plain, bytes}; }
    static BodyReader of_chunks() { return BodyReader{State::size, 0}; }

    /// Appends to `body` what `bytes` hold of it, at most `bytes_max` in all; returns how many
    /// were used. Refusals: `chunk_malformed`, `body_too_large` {bytes_max}.
    [[nodiscard]] base::Result<std::size_t> read(std::string_view bytes, std::size_t bytes_max,
                                                 std::string& body);
    [[nodiscard]] bool is_done() const { return state_ == State::done; }

private:
    enum class State : std::uint8_t {
        plain,
        size,
        size_lf,
        data,
        data_cr,
        data_lf,
        end_cr,
        end_lf,
        done,
    };

    BodyReader(State state, std::size_t left) : state_{state}, left_{left} { skip_empty(); }

    void skip_empty();
    [[nodiscard]] base::Result<void> step(char byte, std::size_t room);
    [[nodiscard]] base::Result<void> read_digit(char byte);

    State state_;
    /// Bytes that are still to come of the body or of the current chunk.
    std::size_t left_;
    std::size_t digits_ = 0;
};

} // namespace http
