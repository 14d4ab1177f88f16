#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace notify {

/// What a page of WeChat's browser is signed for.
struct WechatPage {
    std::string_view ticket;
    std::string_view nonce;
    /// Seconds since 1970.
    std::int64_t timestamp = 0;
    /// What follows a `#` is cut off before it is signed.
    std::string_view url;
};

[[nodiscard]] std::string string_to_sign(WechatPage const&);
/// SHA-1 in hexadecimal, as `wx.config` asks for.
[[nodiscard]] std::string signature(WechatPage const&);

} // namespace notify
