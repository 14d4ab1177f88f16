#pragma once

#include "base/civil.hpp"

#include <string>

namespace payout {

/// The switch that stops all payments at once: nothing new is sent while it is off; what was sent
/// is still asked about.
struct Switch {
    bool is_on = true;
    std::string reason = {};
    std::string turned_by = {};
    base::Instant turned_at = {};
};

} // namespace payout
