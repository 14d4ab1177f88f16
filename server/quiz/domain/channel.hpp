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

/// Doors (channel and placement) that one day of a contest can have. Whoever comes through a later
/// one is counted without placement, so that nobody fills the store by inventing placements.
inline constexpr std::int64_t doors_per_day_max = 1000;
/// Of these, how many people of one network can be the first to come through: a campus has fewer
/// posters, and nobody alone makes the statistics of all others blind.
inline constexpr std::int64_t doors_per_source_max = 100;

/// Whether one more door is counted by its own name.
[[nodiscard]] constexpr bool may_open_door(std::int64_t doors_of_day, std::int64_t opened_by_source)
{
    return doors_of_day < doors_per_day_max && opened_by_source < doors_per_source_max;
}

} // namespace quiz
