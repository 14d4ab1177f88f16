#pragma once

#include "base/civil.hpp"
#include "http/route.hpp"
#include "identity/api/session_cookie.hpp"
#include "identity/domain/means.hpp"

namespace identity {

/// What the routes of this room need of the program.
struct Api {
    Means means;
    http::Transport transport = http::Transport::secure;
    /// In which the instants of answers are written.
    base::TimeZone zone = base::TimeZone::shanghai();
};

/// Adds the routes under /api/v1/identity.
void add_routes(http::Router&, Api);

} // namespace identity
