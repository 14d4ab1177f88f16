#pragma once

#include "base/result.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace base {

using Digest = std::array<std::uint8_t, 32>;

/// A 256-bit key. Printing or logging one does not compile.
struct Key {
    Digest bytes{};
};

[[nodiscard]] Digest sha256(std::string_view message);
[[nodiscard]] Digest hmac_sha256(Key const&, std::string_view message);
/// For codes that authenticator apps compute (RFC 6238); nothing else here uses SHA-1. 20 bytes.
[[nodiscard]] std::string hmac_sha1(std::string_view key, std::string_view message);
/// A key for one purpose derived from a master key, so that no key serves two purposes.
[[nodiscard]] Key derive_key(Key const& master, std::string_view purpose);

/// From the operating system's generator; never fails (a broken generator stops the process).
[[nodiscard]] Key random_key();
[[nodiscard]] std::string random_bytes(std::size_t count);
/// Uniform in [0, bound); bound > 0.
[[nodiscard]] std::uint64_t random_below(std::uint64_t bound);

[[nodiscard]] bool equal_in_constant_time(std::string_view, std::string_view);

[[nodiscard]] std::string hex(std::span<std::uint8_t const>);
/// Refusal: `hex_malformed`, also for upper-case digits: one text per digest.
[[nodiscard]] Result<Digest> digest_from_hex(std::string_view text);
[[nodiscard]] std::string base64url(std::string_view bytes);
/// Refusal: `base64_malformed`.
[[nodiscard]] Result<std::string> from_base64url(std::string_view text);
/// RFC 4648 without padding, in capitals: what people type into an authenticator app.
[[nodiscard]] std::string base32(std::string_view bytes);
[[nodiscard]] inline std::string_view view(Digest const& digest)
{
    return {reinterpret_cast<char const*>(digest.data()), digest.size()};
}

/// AES-256-GCM with a random nonce. `context` is authenticated, not encrypted: it binds a
/// ciphertext to its row, so that nobody can move it to another.
[[nodiscard]] std::string seal(Key const&, std::string_view plaintext, std::string_view context);
/// Refusal: `seal_broken` when key, context or ciphertext do not belong together.
[[nodiscard]] Result<std::string> open_sealed(Key const&, std::string_view sealed,
                                              std::string_view context);

inline constexpr Refusal hex_malformed{ErrorKind::invalid, "hex_malformed"};
inline constexpr Refusal base64_malformed{ErrorKind::invalid, "base64_malformed"};
inline constexpr Refusal seal_broken{ErrorKind::invalid, "seal_broken"};

} // namespace base
