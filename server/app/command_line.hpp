#pragma once

#include <string>
#include <vector>

namespace app {

/// Runs `palmunion <command> …` and returns its exit code: 0 done, 1 refused (what was asked is
/// wrong, and the words on standard error say where), 2 not understood, 3 broken down.
[[nodiscard]] int run_command_line(std::vector<std::string> words);

} // namespace app
