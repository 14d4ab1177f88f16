#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace app {

/// The settings document (JSON) that a provisioning file (TOML) stands for. Refusal:
/// `configuration_unreadable` {file, line}.
[[nodiscard]] base::Result<std::string> settings_document_of(std::filesystem::path const& file);

/// The shipped template of the page's contest, moved to other days.
[[nodiscard]] std::string shipped_contest(base::CivilDate starts_on, base::CivilDate ends_on);

} // namespace app
