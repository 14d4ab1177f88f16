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
};

/// "sign_in": the word in requests and in the store.
[[nodiscard]] std::string_view name(Purpose);
[[nodiscard]] std::optional<Purpose> purpose_named(std::string_view name);

/// The purpose for which anybody may ask for a code; the others belong to people who are signed
/// in. Refusal: `purpose_unknown` {field, allowed}.
[[nodiscard]] base::Result<Purpose> public_purpose(std::string_view name);

} // namespace identity
