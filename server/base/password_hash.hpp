#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace base {

/// What one hash of a password costs, us and whoever guesses. The preset is the second of the two
/// recommended by RFC 9106 in the smaller form that OWASP's cheat sheet gives for a server that
/// hashes many at once (Argon2id, 19 MiB, two passes, one lane): about 30 ms of one core.
struct PasswordCost {
    std::uint32_t memory_kib = 19'456;
    std::uint32_t passes = 2;
    std::uint32_t lanes = 1;
};

inline constexpr std::size_t password_salt_bytes = 16;

/// Argon2id (RFC 9106, version 0x13) as "$argon2id$v=19$m=...,t=...,p=...$salt$hash": it carries its
/// own cost, so that old hashes stay readable when the preset grows. `salt` are
/// `password_salt_bytes` from the system's generator.
[[nodiscard]] std::string hash_password(std::string_view password, std::string_view salt,
                                        PasswordCost const&);

/// Whether the password is the one that was hashed. Takes as long whatever the answer is.
[[nodiscard]] bool is_password_of(std::string_view hash, std::string_view password);

} // namespace base
