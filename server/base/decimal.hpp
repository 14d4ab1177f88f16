#pragma once

#include <optional>
#include <string_view>

namespace base {

/// The number that the whole text is, with decimals and an exponent if it likes: "12", "33.333",
/// "3.0E-1". Nothing for anything else, also for what is not finite.
[[nodiscard]] std::optional<double> decimal_in(std::string_view text);

} // namespace base
