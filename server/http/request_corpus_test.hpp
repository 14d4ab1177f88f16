#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

namespace http_test {

/// A byte stream from a client and what must come of it: for each request that is to be answered
/// 200, then the status that refuses the rest, if any. A stream that merely is not finished ends
/// without a refusal.
struct Stream {
    char const* why;
    std::string bytes;
    std::vector<int> statuses;
};

inline void PrintTo(Stream const& stream, std::ostream* out)
{
    *out << stream.why;
}

/// Streams that two readers could take differently, or that no client has a reason to send.
[[nodiscard]] std::vector<Stream> hostile_streams();
/// Streams that look odd and are sound.
[[nodiscard]] std::vector<Stream> sound_streams();

} // namespace http_test
