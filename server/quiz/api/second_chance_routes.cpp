#include "http/json.hpp"
#include "quiz/api/path.hpp"
#include "quiz/api/route_groups.hpp"
#include "quiz/api/shared_link.hpp"
#include "quiz/service/second_chance.hpp"

namespace quiz {

namespace {

using http::Answer;
using http::Call;
using http::JsonObject;
using http::JsonWriter;
using http::Response;

Answer share(sql::Transaction& tx, Api const& api, Call const& call)
{
    CHECK_OK(nothing_in_body(call));
    auto const link = TRY(share_contest(tx, api.live, call.actor->person, call.parameter(0)));
    auto const& words = link.contest->settings.words;
    auto const page = "/c/" + link.contest->slug();
    JsonWriter json;
    json.begin_object().field("url", link.token ? "/s/" + *link.token : page);
    json.field("qr_url", link.token ? "/s/" + *link.token + "/qr.svg"
                                    : "/api/v1/quiz/contests/" + link.contest->slug() + "/qr.svg");
    json.field("title", words.title).field("text", words.tagline);
    json.field("granted", link.grant == Grant::granted).end_object();
    auto response = Response::private_json(201, json.take());
    if (!link.token)
        return response;
    return std::move(response).with_header("Set-Cookie", own_link_cookie(*link.token));
}

Answer open_card(sql::Transaction& tx, Api const& api, Call const& call)
{
    CHECK_OK(nothing_in_body(call));
    auto const opened = TRY(open_study_card(tx, api.live, call.actor->person, call.parameter(0)));
    JsonWriter json;
    json.begin_object().key("card").begin_object().field("code", opened.card.code);
    json.field("title", opened.card.title).field("text", opened.card.words);
    json.field("source", opened.card.source).key("check").begin_object();
    json.field("stem", opened.card.check.stem).key("options").begin_array();
    for (auto const& option : opened.card.check.options)
        json.value(option);
    json.end_array().end_object().end_object();
    json.field("readable_from", opened.contest->rules()->timezone.text(opened.readable_from));
    json.end_object();
    return Response::private_json(201, json.take());
}

Answer answer_check(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"card", "answer"}));
    AnswerStudyCheck command{.person = call.actor->person, .slug = call.parameter(0), .card = {}};
    command.card = TRY(body.text("card"));
    command.answer = TRY(body.integer("answer"));
    auto const grant = TRY(answer_study_check(tx, api.live, command));
    bool const is_right = grant == Grant::granted;
    JsonWriter json;
    json.begin_object().field("granted", is_right).field("right", is_right).end_object();
    return Response::private_json(200, json.take());
}

} // namespace

void add_second_chance_routes(http::Router& router, SharedApi const& api)
{
    auto const add = [&](char const* path, ApiHandler handle) {
        add_route(router, api, http::Method::post,
                  std::string{contest_path} + "/second-chance" + path, http::Lane::write,
                  http::Access::signed_in, handle);
    };
    add("/share", share);
    add("/study", open_card);
    add("/study/check", answer_check);
}

} // namespace quiz
