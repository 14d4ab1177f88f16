#include "quiz/api/contest_page.hpp"
#include "quiz/api/public_address.hpp"
#include "quiz/api/route_groups.hpp"
#include "quiz/api/shared_link.hpp"
#include "quiz/domain/channel.hpp"
#include "quiz/domain/question_report.hpp"
#include "quiz/service/boards.hpp"
#include "quiz/service/managing_contests.hpp"
#include "quiz/service/second_chance.hpp"

#include <fmt/format.h>

namespace quiz {

namespace {

using http::Answer;
using http::Call;
using http::Response;

constexpr int board_rows = 10;

/// Where the app begins for who came through a door. The app counts its starts by it, so the pages
/// count nothing: previews and crawlers fetch them too.
std::string app_path(Contest const& contest, Channel channel, std::string_view placement)
{
    auto const path = fmt::format("/quiz/{}?ch={}", contest.slug(), text(channel));
    return placement.empty() ? path : fmt::format("{}&p={}", path, placement);
}

/// The first places of the month that runs or ran last.
base::Result<std::optional<PersonBoardPage>> first_places(sql::Transaction& tx, Api const& api,
                                                          Contest const& contest)
{
    if (!contest.rules()->person_board)
        return std::nullopt;
    BoardQuery query;
    query.slug = contest.slug();
    query.limit = board_rows;
    return TRY(person_board(tx, api.live, api.keys, query));
}

Answer page_of(sql::Transaction& tx, Api const& api, Call const& call, Contest const& contest,
               PageDoor door)
{
    auto const board = TRY(first_places(tx, api, contest));
    auto page = contest_page(
        {.contest = contest,
         .language = call.request.language(),
         .now = tx.now(),
         .organiser = organiser_name(tx, contest),
         .door = std::move(door),
         .board = board ? &*board : nullptr,
         .entry_link = entry_link(public_address(api, call.request), contest.slug(), "")});
    return http::html_page(200, page).with_header("Vary", "Accept-Language");
}

Answer show_contest_page(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const contest = TRY(api.live.contest(call.parameter(0)));
    auto const channel = channel_from(call.request.query_value("ch").value_or(""));
    auto const placement = placement_named(call.request.query_value("p").value_or(""));
    // A poster with a mistake in its link still leads to the page and into the app.
    auto path = app_path(*contest, channel.value_or(Channel::direct), placement.value_or(""));
    return page_of(tx, api, call, *contest, {PageDoor::Kind::link, std::move(path)});
}

/// Where a visit counts, the page only shows a button: programs that fetch a link for its preview
/// must not earn anybody an attempt.
Answer show_shared_page(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const target = TRY(follow_link(tx, api.live, call.parameter(0)));
    auto const& contest = *target.contest;
    if (contest.rules()->second_chance == SecondChanceMode::visit)
        return page_of(tx, api, call, contest, {PageDoor::Kind::press, "/s/" + call.parameter(0)});
    return page_of(tx, api, call, contest,
                   {PageDoor::Kind::link, app_path(contest, Channel::share, "")});
}

Answer visit_shared_page(sql::Transaction& tx, Api const& api, Call const& call)
{
    VisitLink visit{.token = call.parameter(0)};
    if (call.actor)
        visit.visitor = call.actor->person;
    if (made_link(call.request, call.parameter(0)))
        visit.device = VisitLink::Device::same;
    auto const target = TRY(visit_link(tx, api.live, visit));
    return Response{303, {}, {}, {{"Location", app_path(*target.contest, Channel::share, "")}}};
}

} // namespace

void add_page_routes(http::Router& router, SharedApi const& api)
{
    add_route(router, api, http::Method::get, "/c/{slug}", http::Lane::read, http::Access::anyone,
              show_contest_page);
    add_route(router, api, http::Method::get, "/s/{token}", http::Lane::read, http::Access::anyone,
              show_shared_page);
    add_route(router, api, http::Method::post, "/s/{token}", http::Lane::write,
              http::Access::anyone, visit_shared_page);
}

} // namespace quiz
