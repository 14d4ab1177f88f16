#pragma once

#include "base/crypto.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <filesystem>

namespace app {

/// What to do about a key file that is not there.
enum class MissingKey : std::uint8_t {
    /// At the first start: make one, mode 0600.
    make,
    /// There is a database already: under another key its phone numbers would be unreadable.
    refuse,
};

/// Reads the master key. Refusals: `key_file_missing` {file}, `key_file_unusable` {file, problem},
/// `key_file_shared` {file} (others may read it), `key_file_malformed` {file}.
[[nodiscard]] base::Result<base::Key> load_master_key(std::filesystem::path const& file,
                                                      MissingKey);

inline constexpr base::Refusal key_file_missing{base::ErrorKind::unavailable, "key_file_missing"};
inline constexpr base::Refusal key_file_unusable{base::ErrorKind::unavailable, "key_file_unusable"};
inline constexpr base::Refusal key_file_shared{base::ErrorKind::forbidden, "key_file_shared"};
inline constexpr base::Refusal key_file_malformed{base::ErrorKind::invalid, "key_file_malformed"};

} // namespace app
