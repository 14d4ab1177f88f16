#include "http/etag.hpp"
#include "http/json.hpp"
#include "http/paging.hpp"
#include "quiz/api/path.hpp"
#include "quiz/api/route_groups.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/boards.hpp"
#include "quiz/service/live.hpp"
#include "quiz/service/verifying.hpp"

namespace quiz {

namespace {

using http::Answer;
using http::Call;
using http::JsonWriter;
using http::Response;

base::Result<BoardQuery> query_in(Call const& call)
{
    BoardQuery query;
    query.slug = call.parameter(0);
    query.month = TRY(month_in_query(call));
    query.limit = TRY(http::limit_of(call.request, {board_page_default, board_page_max}));
    if (auto const scope = call.request.query_value("scope")) {
        auto const known = board_scope_from(*scope);
        if (!known)
            return std::unexpected{refuse(board_unknown)
                                       .at("scope")
                                       .with("allowed", "province, city, county, industry, own")};
        query.scope = *known;
    }
    if (auto const cursor = call.request.query_value("cursor"))
        query.cursor = std::string{*cursor};
    if (auto const code = call.request.query_value("union"))
        query.of_union = std::string{*code};
    if (call.request.query_value("around") == "me")
        query.start = BoardStart::viewer;
    if (call.actor)
        query.viewer = call.actor->person;
    bool const asks_for_own = query.start == BoardStart::viewer ||
                              (query.scope != BoardScope::province && !query.of_union);
    if (asks_for_own && !query.viewer)
        return std::unexpected{refuse(http::sign_in_needed)};
    return query;
}

void write_head(JsonWriter& json, std::string_view kind, BoardHead const& head, base::Instant now)
{
    json.field("kind", kind).field("month", head.month.month.text());
    json.field("state", text(head.state)).key("scope").begin_object();
    json.field("kind", text(head.scope)).field("code", head.of.code).field("name", head.of.name);
    json.end_object().field("as_of", head.contest->rules()->timezone.text(now));
    json.field("players", head.players);
}

void write_rows(JsonWriter& json, PersonBoardPage const& page, std::optional<base::PersonId> viewer)
{
    json.key("items").begin_array();
    for (auto const& row : page.rows) {
        json.begin_object().field("rank", row.place.rank).field("tied", row.place.tied);
        json.field("name", row.name).field("phone_masked", row.phone_masked);
        json.field("union", row.in.name).field("points", row.points);
        json.field("is_me", viewer == row.person).end_object();
    }
    json.end_array();
}

void write_viewer(JsonWriter& json, std::optional<ViewerPlace> const& viewer)
{
    json.key("me");
    if (!viewer) {
        json.null();
        return;
    }
    json.begin_object().field("rank", viewer->place.rank).field("tied", viewer->place.tied);
    json.field("points", viewer->points).field("points_to_100", viewer->points_to_100).end_object();
}

/// Whether the client has this page already; the tag names the board's state, the page, who looks
/// and `names`, which people change without moving on the board. The time is no part of it.
std::string etag_of_page(Call const& call, BoardHead const& head, std::string_view names = {})
{
    auto text =
        head.version + '|' + std::string{head.state == MonthState::open ? "open" : "closed"};
    for (auto const& [name, value] : call.request.query)
        text += '|' + name + '=' + value;
    if (call.actor)
        text += '|' + std::to_string(call.actor->person.value);
    return http::etag_of(text.append("|").append(names));
}

std::string names_on(PersonBoardPage const& page)
{
    std::string names;
    for (auto const& row : page.rows)
        names.append(row.name).append(row.phone_masked).append("\n");
    return names;
}

Response tagged(Call const& call, std::string etag, JsonWriter& json)
{
    auto const cache = call.actor ? "private, no-cache" : "no-cache";
    return Response::json(200, json.take())
        .with_header("ETag", std::move(etag))
        .with_header("Cache-Control", cache);
}

Answer show_people(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const query = TRY(query_in(call));
    auto const page = TRY(person_board(tx, api.live, api.keys, query));
    auto etag = etag_of_page(call, page.head, names_on(page));
    if (auto unchanged = http::not_modified(call.request, etag))
        return std::move(*unchanged);
    JsonWriter json;
    json.begin_object();
    write_head(json, "person", page.head, tx.now());
    write_rows(json, page, query.viewer);
    write_viewer(json, page.viewer);
    json.field("next_cursor", page.next_cursor).end_object();
    return tagged(call, std::move(etag), json);
}

Answer show_unions(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const query = TRY(query_in(call));
    auto const page = TRY(union_board(tx, api.live, query));
    auto etag = etag_of_page(call, page.head);
    if (auto unchanged = http::not_modified(call.request, etag))
        return std::move(*unchanged);
    constexpr double centi = 100.0;
    JsonWriter json;
    json.begin_object();
    write_head(json, "union", page.head, tx.now());
    json.key("items").begin_array();
    for (auto const& row : page.rows) {
        json.begin_object()
            .field("rank", row.rank)
            .field("tied", row.tied)
            .field("code", row.of.code);
        json.field("name", row.of.name).field("participants", row.participants);
        json.field("person_times", row.person_times).field("points", row.points);
        json.field("average_points", static_cast<double>(row.average_centipoints) / centi);
        // The number of members is not known before the membership registers are imported.
        json.null_field("rate").end_object();
    }
    json.end_array().null_field("me").field("next_cursor", page.next_cursor).end_object();
    return tagged(call, std::move(etag), json);
}

Answer show_board(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const kind = call.request.query_value("kind").value_or("person");
    if (kind == "person")
        return show_people(tx, api, call);
    if (kind == "union")
        return show_unions(tx, api, call);
    return std::unexpected{refuse(board_unknown).at("kind").with("allowed", "person, union")};
}

Answer show_frozen_list(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const month = TRY(month_in_path(call));
    auto const list = TRY(frozen_list(tx, api.live, api.keys, call.parameter(0), month));
    JsonWriter json;
    json.begin_object().field("month", list.month.month.text());
    json.field("state", text(list.month.state_at(list.contest->rules(), tx.now())));
    json.field("snapshot_hash", list.month.snapshot_hash)
        .field("secret", list.month.revealed_secret);
    json.key("items").begin_array();
    for (auto const& row : list.places) {
        auto const& place = row.place;
        json.begin_object().field("rank", place.place).field("name", row.name);
        json.field("phone_masked", row.phone_masked).field("union", row.in.name);
        json.field("points", place.points);
        json.field("accuracy",
                   place.served > 0 ? static_cast<double>(place.correct) / place.served : 0.0);
        json.field("draw", place.draw).field("yuan", place.yuan).end_object();
    }
    auto body = json.end_array().end_object().take();
    auto etag = http::etag_of(body);
    if (auto unchanged = http::not_modified(call.request, etag))
        return std::move(*unchanged);
    return Response::json(200, std::move(body))
        .with_header("ETag", std::move(etag))
        .with_header("Cache-Control", "no-cache");
}

Answer show_my_proof(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const month = TRY(month_in_path(call));
    auto const proof = TRY(own_proof(tx, api.live, call.actor->person, call.parameter(0), month));
    JsonWriter json;
    json.begin_object().field("secret", proof.month.revealed_secret);
    json.field("secret_hash", proof.month.secret_hash).field("person_key", proof.person_key);
    json.key("attempts").begin_array();
    for (auto const& attempt : proof.attempts) {
        json.begin_object()
            .field("date", attempt.key.date.text())
            .field("number", attempt.key.number);
        json.field("walk", attempt.walk).field("paper", attempt.paper.text());
        json.field("answers", attempt.answers ? attempt.answers->text() : std::string{});
        json.field("points", attempt.score.points).field("receipt", attempt.receipt).end_object();
    }
    json.end_array().end_object();
    return Response::private_json(200, json.take());
}

} // namespace

void add_board_routes(http::Router& router, SharedApi const& api)
{
    auto const add = [&](char const* path, http::Access access, ApiHandler handle) {
        add_route(router, api, http::Method::get, std::string{contest_path} + path,
                  http::Lane::read, access, handle);
    };
    add("/board", http::Access::anyone, show_board);
    add("/months/{month}/list", http::Access::anyone, show_frozen_list);
    add("/verify/{month}/me", http::Access::signed_in, show_my_proof);
}

} // namespace quiz
