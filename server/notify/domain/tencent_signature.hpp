#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace notify {

/// A request of Tencent Cloud's API, signature version 3 (TC3-HMAC-SHA256).
struct TencentRequest {
    std::string host;
    std::string service;
    /// "SendSms": lower-cased only in what is signed.
    std::string action;
    std::string payload;
    /// Seconds since 1970; the day of the scope is that of UTC.
    std::int64_t timestamp = 0;
};

[[nodiscard]] std::string canonical_request(TencentRequest const&);
[[nodiscard]] std::string string_to_sign(TencentRequest const&);
[[nodiscard]] std::string signature(TencentRequest const&, std::string_view secret);
/// What the header `Authorization` says.
[[nodiscard]] std::string authorization(TencentRequest const&, std::string_view key_id,
                                        std::string_view secret);

} // namespace notify
