#pragma once

#include "audit/domain/entry.hpp"

#include <string>

namespace app {

/// The program itself, by one of its parts. Each time with a trace id of its own, which nobody can
/// guess: the public hash of an entry then tells nothing about what it says.
[[nodiscard]] audit::Author acting_program(std::string part);

} // namespace app
