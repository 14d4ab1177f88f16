#pragma once

#include "base/crypto.hpp"

#include <filesystem>

namespace app {

/// Reads the master key of the data folder, or makes one (mode 0600) at the first start. A file
/// of another form, or one that others may read, is a breakdown: starting with a wrong key would
/// make every sealed phone number unreadable.
[[nodiscard]] base::Key load_master_key(std::filesystem::path const& file);

} // namespace app
