#pragma once

#include "base/result.hpp"

#include <optional>

namespace CLI {
class App;
}

namespace app {

/// What is wrong with the first typed word that nobody knows; nothing when all are known. A word that
/// is no command comes first, for nothing behind it was understood; then an option: its value may be
/// what another complaint is about. Refusals: `command_unknown`, `flag_unknown`.
[[nodiscard]] std::optional<base::Error> unknown_word(CLI::App const& program);

} // namespace app
