#include "http/address.hpp"
#include "http/json.hpp"
#include "http/paging.hpp"
#include "quiz/api/attempt_json.hpp"
#include "quiz/api/path.hpp"
#include "quiz/api/route_groups.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/counting_entries.hpp"
#include "quiz/service/reporting.hpp"
#include "quiz/service/reviewing.hpp"

namespace quiz {

namespace {

using http::Answer;
using http::Call;
using http::JsonObject;
using http::JsonWriter;
using http::Response;

void write_mistake(JsonWriter& json, Mistake const& mistake)
{
    auto const& wording = *mistake.question.wording;
    json.begin_object().field("code", wording.code).field("stem", wording.stem);
    json.field("type", text(wording.type)).key("options").begin_array();
    auto const& order = mistake.question.order;
    for (int shown = 0; shown < order.count(); ++shown)
        json.value(wording.options[static_cast<std::size_t>(order.original(shown))]);
    json.end_array().key("answer");
    write_positions(json, mistake.question.answer());
    json.key("chosen");
    write_positions(json, mistake.chosen);
    json.field("explanation", wording.explanation).field("source", wording.source);
    json.field("last_wrong_on", mistake.last_wrong_on.text());
    json.field("times_wrong", mistake.times_wrong).end_object();
}

Answer show_mistakes(sql::Transaction& tx, Api const& api, Call const& call)
{
    ListMistakes query{.person = call.actor->person, .slug = call.parameter(0)};
    query.limit = TRY(http::limit_of(call.request));
    query.cursor = call.request.query_value("cursor").value_or("");
    auto const page = TRY(list_mistakes(tx, api.live, query));
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& mistake : page.mistakes)
        write_mistake(json, mistake);
    json.end_array().field("next_cursor", page.next_cursor).end_object();
    return Response::private_json(200, json.take());
}

Answer begin_practice(sql::Transaction& tx, Api const& api, Call const& call)
{
    CHECK_OK(nothing_in_body(call));
    auto const practice = TRY(start_practice(tx, api.live, call.actor->person, call.parameter(0)));
    JsonWriter json;
    json.begin_object().field("token", practice.token).key("questions");
    write_questions(json, practice.paper, {});
    json.end_object();
    return Response::private_json(201, json.take());
}

Answer finish_practice(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"token", "answers"}));
    CheckPractice command{
        .person = call.actor->person, .slug = call.parameter(0), .token = {}, .answers = {}};
    command.token = TRY(body.text("token"));
    command.answers = TRY(body.integer_lists("answers"));
    auto const checked = TRY(check_practice(tx, api.live, command));
    JsonWriter json;
    json.begin_object().field("correct", checked.correct).key("questions");
    write_reviewed_questions(json, checked.paper, checked.answers);
    json.end_object();
    return Response::private_json(200, json.take());
}

Answer report(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"date", "number", "index", "reason", "text"}));
    auto const date = TRY(body.text("date"));
    auto const day = base::CivilDate::parse(date);
    if (!day)
        return std::unexpected{base::Error{day.error()}.at("date")};
    ReportQuestion command{
        .person = call.actor->person, .slug = call.parameter(0), .date = *day, .reason = {}};
    command.number = TRY(body.integer("number"));
    command.index = TRY(body.integer("index"));
    command.reason = TRY(body.text("reason"));
    auto const words = TRY(body.optional_text("text"));
    command.words = words.value_or("");
    auto const number = TRY(report_question(tx, api.live, command));
    JsonWriter json;
    json.begin_object().field("id", std::to_string(number)).end_object();
    return Response::private_json(201, json.take());
}

Answer enter(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"channel", "placement"}));
    auto const channel = TRY(body.text("channel"));
    auto const placement = TRY(body.optional_text("placement"));
    CHECK_OK(count_entry(tx, api.live,
                         {.slug = call.parameter(0),
                          .channel = channel,
                          .placement = placement.value_or(""),
                          .source = http::source_of(call.request)}));
    return Response::no_content();
}

} // namespace

void add_reviewing_routes(http::Router& router, SharedApi const& api)
{
    using enum http::Method;
    using enum http::Lane;
    auto const add = [&](http::Method method, char const* path, http::Lane lane,
                         http::Access access, ApiHandler handle) {
        add_route(router, api, method, std::string{contest_path} + path, lane, access, handle);
    };
    add(get, "/mistakes", read, http::Access::signed_in, show_mistakes);
    add(post, "/practice", read, http::Access::signed_in, begin_practice);
    add(post, "/practice/check", read, http::Access::signed_in, finish_practice);
    add(post, "/question-reports", write, http::Access::signed_in, report);
    add(post, "/entries", write, http::Access::anyone, enter);
}

} // namespace quiz
