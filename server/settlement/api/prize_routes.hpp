#pragma once

#include "http/route.hpp"

#include <memory>

namespace settlement {

struct Means;

/// Adds what winners need, under /api/v1/me/prizes.
void add_prize_routes(http::Router&, std::shared_ptr<Means const> const&);

} // namespace settlement
