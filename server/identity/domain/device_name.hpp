#pragma once

#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace identity {

inline constexpr std::size_t device_name_characters_max = 60;

/// What the person's list of devices calls a device: the given name, or one read from the
/// browser's `User-Agent` such as "iPhone · WeChat"; empty if neither says anything.
/// Refusals at `device_name`: `device_name_malformed` for what nobody can see, such as a line
/// break; `device_name_too_long` {allowed}.
[[nodiscard]] base::Result<std::string> device_name(std::optional<std::string> const& given,
                                                    std::string_view user_agent);

} // namespace identity
