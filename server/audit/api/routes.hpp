#pragma once

#include "audit/domain/checkpoint.hpp"
#include "base/civil.hpp"
#include "http/route.hpp"

namespace audit {

/// What the routes of this room need of the program.
struct Api {
    LogKey key;
    base::TimeZone zone = base::TimeZone::shanghai();
};

/// Adds the routes under /api/v1/audit. Checkpoints, proofs and hashes are for everybody: a log
/// that only its keeper can check proves nothing. The entries are not.
void add_routes(http::Router&, Api);

} // namespace audit
