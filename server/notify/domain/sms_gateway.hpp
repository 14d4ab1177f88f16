#pragma once

#include "base/civil.hpp"
#include "notify/domain/delivery.hpp"
#include "notify/domain/outgoing.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

/// The words of the SMS gateways: what is asked, signed and answered. No I/O.
namespace notify {

enum class GatewayKind : std::uint8_t {
    aliyun,
    tencent,
    /// One of the operator's own: a POST of JSON, signed after Standard Webhooks.
    local,
};

/// "aliyun", "tencent", "local".
[[nodiscard]] std::optional<GatewayKind> gateway_named(std::string_view);

/// Who is spoken to, and as whom.
struct Gateway {
    GatewayKind kind = GatewayKind::local;
    /// Where requests go, without a slash at the end.
    std::string url;
    std::string key_id = {};
    /// For `local` the SHA-256 of it is the key.
    std::string secret = {};
    /// The name in 【】, as the provider has approved it.
    std::string sign_name = {};
    /// The provider's code of the text for each purpose, such as "sign_in".
    std::map<std::string, std::string, std::less<>> templates = {};
    /// Only Tencent.
    std::string app_id = {};
    std::string region = {};
};

/// Where a provider answers unless a setting says otherwise; empty for `local`.
[[nodiscard]] std::string_view usual_address(GatewayKind);

/// One message to one phone.
struct TextMessage {
    std::string id;
    /// Eleven digits.
    std::string phone = {};
    std::string purpose = {};
    std::string code = {};
    /// How long the code is good.
    std::chrono::minutes life{5};
    /// The whole text, for a gateway without texts of its own.
    std::string words = {};
};

/// `nonce` is used once.
[[nodiscard]] OutgoingRequest request_for(Gateway const&, TextMessage const&, base::Instant now,
                                          std::string nonce);

/// What an answer means. Anything but a clear word is `unclear`: the message may have left.
[[nodiscard]] Report read_reply(GatewayKind, int status, std::string_view body);

} // namespace notify
