#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace identity {

/// The digits that somebody typed, pasted or dictated, as '0' to '9' and perhaps a '+' where one
/// stood: full-width characters become plain ones; spaces, hyphens and the invisible marks that
/// address books put around a number are dropped. Nothing if any other character is among them.
[[nodiscard]] std::optional<std::string> typed_digits(std::string_view text);

} // namespace identity
