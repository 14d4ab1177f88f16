#pragma once

#include "base/civil.hpp"
#include "http/route.hpp"
#include "identity/domain/keys.hpp"

namespace membership {

/// What the routes of this room need of the program.
struct Api {
    identity::Keys keys;
    /// In which the instants of answers are written.
    base::TimeZone zone = base::TimeZone::shanghai();
};

/// Adds the routes under /api/v1/me, and the list of hints for the operator.
void add_routes(http::Router&, Api);

} // namespace membership
