#pragma once

#include "base/civil.hpp"
#include "http/route.hpp"

namespace organisation {

/// Adds the routes under /api/v1/unions. Unions begin and end by the days of `zone`.
void add_routes(http::Router&, base::TimeZone zone = base::TimeZone::shanghai());

} // namespace organisation
