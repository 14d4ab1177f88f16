#pragma once

#include "base/civil.hpp"
#include "identity/domain/keys.hpp"
#include "quiz/service/live.hpp"
#include "sql/database.hpp"

#include <cstdint>
#include <string>

namespace demo {

/// What a demonstration is made of.
struct Plan {
    identity::Keys keys;
    /// The contest that is played: it has begun and is open today.
    std::string slug;
    /// Real time: nothing is played after it.
    base::Instant now;
    int players = 1'200;
};

struct Filled {
    int players = 0;
    std::int64_t attempts = 0;
};

/// Makes up players and lets them play, day by day since the contest began, through the same use
/// cases as everybody: their instants are the days they play on. The first player has not played
/// today, so that whoever signs in with 19900000001 can. Players who exist already are kept and
/// play nothing again. `writer` must have no open transaction.
Filled fill(sql::Connection& writer, quiz::Live&, Plan const&);

/// Removes the made-up players with everything they did, and the contest they played. Unions and
/// questions stay: they are real. Gives how many players there were.
int remove(sql::Connection& writer, quiz::Live&, Plan const&);

} // namespace demo
