#include "base/text.hpp"
#include "http/json.hpp"
#include "quiz/api/attempt_json.hpp"
#include "quiz/api/path.hpp"
#include "quiz/api/route_groups.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/live.hpp"
#include "quiz/service/looking.hpp"

namespace quiz {

namespace {

using http::Answer;
using http::Call;
using http::JsonWriter;
using http::Response;

constexpr int year_min = 2000;
constexpr int year_max = 2100;

void write_open_paper(JsonWriter& json, HomeState const& home)
{
    json.key("open_attempt");
    if (!home.open_paper) {
        json.null();
        return;
    }
    auto const& paper = *home.open_paper;
    json.begin_object().field("date", paper.date.text()).field("number", paper.number);
    json.field("deadline", home.contest->rules()->timezone.text(paper.deadline)).end_object();
}

void write_month(JsonWriter& json, HomeState::Month const& month)
{
    json.begin_object();
    write_place(json, month.place);
    json.key("played_days").begin_array();
    for (int const day : month.played_days)
        json.value(day);
    json.end_array().field("streak_days", month.streak_days);
    json.field("points_to_100", month.points_to_100).field("players", month.players).end_object();
}

/// Before a contest has begun and after its end nothing can be in its month.
HomeState::Month empty_month(base::CivilDate today)
{
    HomeState::Month month;
    month.place.month = base::CivilMonth::of(today);
    return month;
}

void write_previous_month(JsonWriter& json, std::optional<MonthPlace> const& place)
{
    json.key("previous_month");
    if (!place) {
        json.null();
        return;
    }
    json.begin_object().field("month", place->month.text()).field("points", place->points);
    json.field("rank", place->place.transform([](auto const& found) { return found.rank; }))
        .end_object();
}

Answer show_my_day(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const home = TRY(look_home(tx, api.live, call.actor->person, call.parameter(0)));
    JsonWriter json;
    json.begin_object().field("ready", home.has_union).key("needs");
    if (home.has_union)
        json.null();
    else
        json.value("union");
    json.field("today", home.today.text());
    json.field("day_ends_at", home.contest->rules()->timezone.text(home.day_ends_at));
    json.field("attempts_used", home.attempts_used);
    json.field("attempts_allowed", home.attempts_allowed);
    json.field("can_start", !home.obstacle.has_value());
    json.field("reason", home.obstacle.transform([](auto const& error) { return error.reason; }));
    write_open_paper(json, home);
    json.key("second_chance");
    write_second_chance(json, home.second_chance);
    json.key("month");
    write_month(json, home.month.value_or(empty_month(home.today)));
    write_previous_month(json, home.previous_month);
    json.end_object();
    return Response::private_json(200, json.take());
}

Answer show_calendar(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const asked = TRY(month_in_query(call));
    auto const contest = TRY(api.live.contest(call.parameter(0)));
    auto const today = contest->rules()->timezone.date_at(tx.now());
    auto const month = asked.value_or(base::CivilMonth::of(today));
    auto const calendar =
        TRY(look_at_month(tx, api.live, call.actor->person, call.parameter(0), month));
    JsonWriter json;
    json.begin_object().field("month", calendar.month.text()).field("points", calendar.points);
    json.field("played_days", calendar.days.size()).field("streak_days", calendar.streak_days);
    json.field("longest_streak", calendar.longest_streak_days);
    json.field("year_days", calendar.year_days).key("days").begin_array();
    for (auto const& day : calendar.days) {
        json.begin_object().field("date", day.date.text()).field("points", day.points);
        json.field("attempts", day.attempts).field("rank", day.rank).end_object();
    }
    json.end_array().end_object();
    return Response::private_json(200, json.take());
}

base::Result<int> year_in(Call const& call, base::CivilDate today)
{
    auto const text = call.request.query_value("year");
    if (!text)
        return static_cast<int>(today.parts().year());
    auto const year = base::number_in<int>(*text);
    if (!year || *year < year_min || *year > year_max)
        return std::unexpected{refuse(year_malformed).at("year").with("allowed", "2000..2100")};
    return *year;
}

Answer show_year(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const contest = TRY(api.live.contest(call.parameter(0)));
    auto const year = TRY(year_in(call, contest->rules()->timezone.date_at(tx.now())));
    auto const calendar =
        TRY(look_at_year(tx, api.live, call.actor->person, call.parameter(0), year));
    JsonWriter json;
    json.begin_object().field("year", calendar.year).key("days").begin_array();
    for (auto const& day : calendar.days)
        json.begin_object().field("date", day.date.text()).field("points", day.points).end_object();
    json.end_array().end_object();
    return Response::private_json(200, json.take());
}

} // namespace

void add_looking_routes(http::Router& router, SharedApi const& api)
{
    auto const add = [&](char const* path, ApiHandler handle) {
        add_route(router, api, http::Method::get, std::string{contest_path} + path,
                  http::Lane::read, http::Access::signed_in, handle);
    };
    add("/me", show_my_day);
    add("/calendar", show_calendar);
    add("/year", show_year);
}

} // namespace quiz
