#pragma once

#include "base/crypto.hpp"
#include "http/route.hpp"

namespace app {

/// Runs a route's handler, or gives the former answer when the request carries an
/// `Idempotency-Key` under which this actor has already made it.
///
/// Same key and same content: the former answer. Same key and other content: refusal
/// `idempotency_key_reused`. Keys have 8 to 100 visible ASCII characters and live for 24 hours, the
/// newest `answers_per_person_max` of a person. Requests that only read need none. What is stored
/// is sealed with `key`: an answer may hold what the store otherwise keeps as a hash.
[[nodiscard]] http::Answer answer_once(sql::Transaction&, http::Call const&, http::Route const&,
                                       base::Key const& key);

inline constexpr int answers_per_person_max = 200;

} // namespace app
