#pragma once

#include <span>
#include <string>
#include <string_view>

namespace app {

/// The candidate that takes the fewest edits to become `name`, for the question "did you mean?".
/// There must be a candidate; of equals the first.
[[nodiscard]] std::string nearest(std::string_view name, std::span<std::string const> candidates);

} // namespace app
