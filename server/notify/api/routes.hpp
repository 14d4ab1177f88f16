#pragma once

#include "http/route.hpp"

namespace notify {

/// Adds the routes under /api/v1/notify.
void add_routes(http::Router&);

} // namespace notify
