#pragma once

#include "base/crypto.hpp"
#include "base/working_days.hpp"
#include "http/route.hpp"
#include "identity/domain/keys.hpp"
#include "payout/domain/terms.hpp"

namespace quiz {
class Live;
}

namespace settlement {

/// What the routes of this room need of the program.
struct Api {
    quiz::Live& live;
    identity::Keys keys;
    /// Seals what people say against a notice.
    base::Key objections_key;
    base::WorkingDays const& calendar;
    payout::Terms payout_terms;
};

/// Adds what staff need for the end of a month, under /api/v1/quiz/contests/{slug}/months/{month}.
void add_routes(http::Router&, Api);

} // namespace settlement
