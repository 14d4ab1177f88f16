#pragma once

#include "http/route.hpp"
#include "quiz/api/routes.hpp"

#include <memory>
#include <string>

namespace quiz {

/// The routes of one group share the room's means for as long as the router lives.
using SharedApi = std::shared_ptr<Api const>;

/// One route of this room as a function of the room's means.
using ApiHandler = http::Answer (*)(sql::Transaction&, Api const&, http::Call const&);

/// Adds an ordinary route to `router`.
void add_route(http::Router&, SharedApi const&, http::Method, std::string pattern, http::Lane,
               http::Access, ApiHandler);

void add_playing_routes(http::Router&, SharedApi const&);
void add_looking_routes(http::Router&, SharedApi const&);
void add_contest_routes(http::Router&, SharedApi const&);
void add_board_routes(http::Router&, SharedApi const&);
void add_second_chance_routes(http::Router&, SharedApi const&);
void add_reviewing_routes(http::Router&, SharedApi const&);
void add_managing_routes(http::Router&, SharedApi const&);
void add_importing_routes(http::Router&, SharedApi const&);
void add_poster_routes(http::Router&, SharedApi const&);
void add_page_routes(http::Router&, SharedApi const&);

/// The path of everything about one contest.
inline constexpr char const* contest_path = "/api/v1/quiz/contests/{slug}";

} // namespace quiz
