#pragma once

#include "base/crypto.hpp"
#include "http/route.hpp"
#include "payout/domain/batch.hpp"
#include "payout/domain/terms.hpp"

#include <optional>

namespace payout {

/// What the room's routes need.
struct Api {
    Terms terms;
    /// What callbacks are signed with; nothing when no provider is configured.
    std::optional<base::Key> provider_key = {};
};

void add_routes(http::Router&, Api);

} // namespace payout
