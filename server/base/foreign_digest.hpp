#pragma once

#include "base/crypto.hpp"

#include <string>
#include <string_view>

namespace base {

/// HMAC-SHA256 under a secret of any length, as the protocols of other houses sign. What we sign for
/// ourselves is signed under a `Key`.
[[nodiscard]] Digest hmac_sha256_of(std::string_view secret, std::string_view message);

/// SHA-1 in hexadecimal. Broken against collisions: only for protocols that ask for it by name.
[[nodiscard]] std::string sha1_hex(std::string_view message);

} // namespace base
