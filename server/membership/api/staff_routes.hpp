#pragma once

#include "http/route.hpp"
#include "membership/api/routes.hpp"

namespace membership {

/// Adds the routes under /api/v1/staff about posts, powers and colleagues.
void add_staff_routes(http::Router&, Api const&);

} // namespace membership
