#include "base/utf8.hpp"
#include "base/verify.hpp"
#include "http/request_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace {

http::Limits const limits{};

/// All requests of a stream and the status that ended it, in one text.
std::string read(std::string_view bytes, std::size_t piece)
{
    using State = http::RequestReader::State;
    http::RequestReader reader{limits};
    std::string outcome;
    while (!bytes.empty()) {
        auto const space = reader.space();
        auto const count = std::min({space.size(), piece, bytes.size()});
        std::memcpy(space.data(), bytes.data(), count);
        reader.commit(count);
        bytes.remove_prefix(count);
        while (reader.state() == State::complete) {
            auto const request = reader.take();
            VERIFY(request.path.starts_with('/') && base::is_utf8(request.path));
            VERIFY(request.body.size() <= limits.body_bytes_max);
            VERIFY(request.headers.size() <= limits.header_fields_max);
            outcome += request.path + '\n' + request.body + '\n';
            if (!reader.keep_alive())
                return outcome;
        }
        if (reader.state() == State::rejected) {
            VERIFY(reader.rejection().status >= 400);
            return outcome + std::to_string(reader.rejection().status);
        }
    }
    return outcome;
}

} // namespace

/// Any bytes give the same requests and the same refusal, however the network cuts them.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    if (size == 0)
        return 0;
    std::string_view const bytes{reinterpret_cast<char const*>(data) + 1, size - 1};
    auto const piece = static_cast<std::size_t>(data[0]) + 1;
    VERIFY(read(bytes, piece) == read(bytes, bytes.size() + 1));
    return 0;
}
