#pragma once

#include "base/crypto.hpp"
#include "base/working_days.hpp"
#include "http/route.hpp"

#include <string>

namespace notice {

/// What the routes of this room need of the program.
struct Api {
    /// Seals objections.
    base::Key key;
    base::WorkingDays const& calendar;
    base::TimeZone zone = base::TimeZone::shanghai();
    /// The address that people type; empty: from the request.
    std::string public_url = {};
};

/// Adds /n/{id}, its form for objections, and the notice in JSON.
void add_routes(http::Router&, Api);

} // namespace notice
