#pragma once

#include "base/crypto.hpp"
#include "base/working_days.hpp"
#include "http/route.hpp"
#include "identity/domain/guess_alarm.hpp"
#include "identity/domain/keys.hpp"
#include "payout/domain/terms.hpp"
#include "settlement/domain/claim.hpp"

#include <string>

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
    /// Seals who takes a prize.
    base::Key claims_key;
    ClaimRules claim_rules = {};
    identity::GuessAlarm guess_alarm = {};
    /// The address that people type; empty: from the request.
    std::string public_url = {};
};

/// Adds what staff need for the end of a month, under /api/v1/quiz/contests/{slug}/months/{month},
/// what winners need, under /api/v1/me/prizes, and receipts that anybody can check, under /v/{code}.
void add_routes(http::Router&, Api);

} // namespace settlement
