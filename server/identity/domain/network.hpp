#pragma once

#include <string>
#include <string_view>

namespace identity {

/// The part of a network address that one subscriber cannot change at will: an IPv4 address whole,
/// of an IPv6 address the first four groups, since every subscriber holds all that begin so.
[[nodiscard]] std::string network_of(std::string_view address);

} // namespace identity
