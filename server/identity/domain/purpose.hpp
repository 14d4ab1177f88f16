#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace identity {

/// What a code proves when it comes back. A code for one purpose is worthless for any other.
enum class Purpose : std::uint8_t {
    sign_in,
    change_phone,
    /// Has a prize paid to another number of the winner's own.
    prize_phone,
};

/// "sign_in": the word in requests and in the store.
[[nodiscard]] std::string_view name(Purpose);
[[nodiscard]] std::optional<Purpose> purpose_named(std::string_view name);

enum class Asker : std::uint8_t {
    anybody,
    signed_in,
};

/// The purpose of this name, if this asker may have a code for it. Refusal: `purpose_unknown`
/// {field, allowed}.
[[nodiscard]] base::Result<Purpose> purpose_for(Asker, std::string_view name);

} // namespace identity
