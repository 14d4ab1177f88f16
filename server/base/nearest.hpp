#pragma once

#include <span>
#include <string_view>

namespace base {

/// The candidate that takes the fewest edits to become `name`, for the question "did you mean?".
/// There must be a candidate; of equals the first.
[[nodiscard]] std::string_view nearest(std::string_view name,
                                       std::span<std::string_view const> candidates);

} // namespace base
