#pragma once

#include "base/crypto.hpp"

#include <string>
#include <string_view>

namespace base {

/// Ed25519 (RFC 8032). A signing key is 32 bytes that nobody else knows; everybody may have the
/// public key that belongs to it.
[[nodiscard]] Digest public_key_of(Key const& signing_key);
/// 64 bytes; the same for the same key and message.
[[nodiscard]] std::string sign(Key const& signing_key, std::string_view message);
[[nodiscard]] bool is_signed_by(Digest const& public_key, std::string_view message,
                                std::string_view signature);

} // namespace base
