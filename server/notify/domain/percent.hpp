#pragma once

#include <string>
#include <string_view>

namespace notify {

/// Percent-encoded after RFC 3986: letters, digits and `-._~` stay, every other byte becomes %XX in
/// capitals.
[[nodiscard]] std::string percent(std::string_view text);

} // namespace notify
