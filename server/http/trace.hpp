#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace http {

/// Makes trace ids: 16 random bytes in lower-case hexadecimal. Seeded once from the operating
/// system; fast, not secret. One per thread.
class TraceIds {
public:
    TraceIds();
    [[nodiscard]] std::string next();

private:
    std::array<std::uint64_t, 4> state_;
};

/// The trace id of a `traceparent` header (W3C Trace Context), if the header is valid.
[[nodiscard]] std::optional<std::string> trace_id_in(std::string_view traceparent);

} // namespace http
