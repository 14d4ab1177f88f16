#pragma once

#include "app/dispatch.hpp"

#include <chrono>

namespace app {

/// The system's clock, moved by `offset`; within one process it never goes back.
[[nodiscard]] Clock system_clock(std::chrono::seconds offset);

} // namespace app
