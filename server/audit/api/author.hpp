#pragma once

#include "audit/domain/entry.hpp"
#include "http/route.hpp"

namespace audit {

/// Who acts by a route that an operator's token opens.
[[nodiscard]] Author operator_of(http::Call const&);

} // namespace audit
