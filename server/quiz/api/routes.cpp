#include "quiz/api/routes.hpp"

#include "quiz/api/route_groups.hpp"

namespace quiz {

void add_route(http::Router& router, SharedApi const& api, http::Method method, std::string pattern,
               http::Lane lane, http::Access access, ApiHandler handle)
{
    router.add({method,
                std::move(pattern),
                lane,
                access,
                [api, handle](sql::Transaction& tx, http::Call const& call) {
                    return handle(tx, *api, call);
                },
                {}});
}

void add_routes(http::Router& router, Api api)
{
    auto const shared = std::make_shared<Api const>(std::move(api));
    add_contest_routes(router, shared);
    add_playing_routes(router, shared);
    add_looking_routes(router, shared);
    add_board_routes(router, shared);
    add_second_chance_routes(router, shared);
    add_reviewing_routes(router, shared);
    add_managing_routes(router, shared);
    add_importing_routes(router, shared);
    add_poster_routes(router, shared);
    add_page_routes(router, shared);
}

} // namespace quiz
