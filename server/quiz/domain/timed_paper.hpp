#pragma once

#include "base/civil.hpp"

#include <cstdint>

namespace quiz {

/// A paper that was handed in, as far as its times go.
struct TimedPaper {
    base::CivilDate date;
    int number = 1;
    base::Instant issued_at;
    /// From the issue to the hand-in, by the server's clock.
    std::int64_t elapsed_ms = 0;
    bool is_all_right = false;
};

} // namespace quiz
