#pragma once

#include "http/route.hpp"

namespace app {

/// Runs a route's handler, or gives the former answer when the request carries an
/// `Idempotency-Key` under which this actor has already made it.
///
/// Same key and same content: the former answer. Same key and other content: refusal
/// `idempotency_key_reused`. Keys have 8 to 100 visible ASCII characters and live for 24 hours.
[[nodiscard]] http::Answer answer_once(sql::Transaction&, http::Call const&, http::Route const&);

} // namespace app
