#pragma once

#include "http/route.hpp"
#include "identity/api/routes.hpp"

namespace identity {

/// Adds the routes under /api/v1/staff with which people who work for the union sign in and look
/// after their own account.
void add_staff_routes(http::Router&, Api);

} // namespace identity
