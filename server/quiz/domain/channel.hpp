#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace quiz {

/// By which door a person came in (Q17).
enum class Channel : std::uint8_t {
    qr,
    official_account_menu,
    share,
    direct,
};

/// "qr", "official_account_menu", "share", "direct".
[[nodiscard]] std::string_view text(Channel);
[[nodiscard]] std::optional<Channel> channel_from(std::string_view);

} // namespace quiz
