#pragma once

#include "audit/domain/entry.hpp"
#include "http/route.hpp"

namespace audit {

/// Who acts by a route of staff: a colleague, a program, or whoever runs the machine.
[[nodiscard]] Author author_of(http::Call const&);

/// The worker who acts for themselves, whoever else they are signed in as.
[[nodiscard]] Author worker_of(http::Call const&);

} // namespace audit
