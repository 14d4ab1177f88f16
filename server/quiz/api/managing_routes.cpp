#include "audit/api/author.hpp"
#include "http/json.hpp"
#include "http/paging.hpp"
#include "membership/api/officers.hpp"
#include "quiz/api/route_groups.hpp"
#include "quiz/domain/question_file.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/counting_entries.hpp"
#include "quiz/service/keeping_bank.hpp"
#include "quiz/service/managing_contests.hpp"

namespace quiz {

namespace {

using http::Answer;
using http::Call;
using http::JsonObject;
using http::JsonWriter;
using http::Response;
using membership::Action;

Response published(int status, PublishedContest const& contest)
{
    JsonWriter json;
    json.begin_object().field("slug", contest.slug).field("version", contest.version).end_object();
    return Response::json(status, json.take());
}

/// Whether the caller may do this with a contest; for one that there is not, the use case says so.
base::Result<void> check_contest(sql::Transaction& tx, Api const& api, Call const& call,
                                 Action action)
{
    auto const contest = api.live.contest(call.parameter(0));
    if (!contest)
        return base::ok();
    return membership::check_at_union(tx, *call.officer, action, (*contest)->settings.organiser);
}

Answer create(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const settings = TRY(read_settings(call.request.body));
    CHECK_OK(
        membership::check_at_union(tx, *call.officer, Action::contest_create, settings.organiser));
    return published(201,
                     TRY(create_contest(tx, api.live, audit::author_of(call), call.request.body)));
}

Answer change(sql::Transaction& tx, Api const& api, Call const& call)
{
    CHECK_OK(check_contest(tx, api, call, Action::contest_change));
    // Nor may it be handed to a union that the caller has no power over.
    auto const settings = TRY(read_settings(call.request.body));
    CHECK_OK(
        membership::check_at_union(tx, *call.officer, Action::contest_change, settings.organiser));
    return published(200, TRY(change_contest(tx, api.live, audit::author_of(call),
                                             call.parameter(0), call.request.body)));
}

void write_question(JsonWriter& json, BankQuestion const& question)
{
    auto const& wording = question.wording;
    json.begin_object().field("code", wording.code).field("type", text(wording.type));
    json.field("period", wording.period).field("topic", wording.topic);
    json.field("difficulty", static_cast<int>(wording.stratum) + 1).field("stem", wording.stem);
    json.key("options").begin_object();
    for (std::size_t position = 0; position < wording.options.size(); ++position)
        json.field(option_letter(static_cast<int>(position)), wording.options[position]);
    json.end_object().key("answer").begin_array();
    for (int position = 0; position < options_max; ++position)
        if (wording.answer.contains(position))
            json.value(option_letter(position));
    json.end_array().field("explanation", wording.explanation).field("source", wording.source);
    if (wording.valid_from)
        json.field("valid_from", wording.valid_from->text());
    json.field("enabled", question.is_enabled).field("version", wording.version).end_object();
}

Answer show_questions(sql::Transaction& tx, Api const&, Call const& call)
{
    CHECK_OK(membership::check_at_top(tx, *call.officer, Action::question_see));
    ListQuestions query{.bank = call.parameter(0)};
    query.limit = TRY(http::limit_of(call.request));
    query.cursor = call.request.query_value("cursor").value_or("");
    auto const page = TRY(list_questions(tx, query));
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& question : page.questions)
        write_question(json, question);
    json.end_array().field("next_cursor", page.next_cursor).end_object();
    return Response::private_json(200, json.take());
}

Answer add_question(sql::Transaction& tx, Api const& api, Call const& call)
{
    CHECK_OK(membership::check_at_top(tx, *call.officer, Action::question_edit));
    // A body is a list of one: the same reader, the same findings as for a file.
    auto const file = TRY(read_question_list('[' + call.request.body + ']'));
    if (!file.problems.empty() || file.drafts.size() != 1) {
        auto const& first =
            file.problems.empty() ? refuse(question_field_empty) : file.problems.front().error;
        return std::unexpected{base::Error{first}};
    }
    auto const question = TRY(
        put_question(tx, api.live, audit::author_of(call), call.parameter(0), file.drafts.front()));
    JsonWriter json;
    write_question(json, question);
    return Response::json(201, json.take());
}

Answer turn_question(sql::Transaction& tx, Api const& api, Call const& call)
{
    CHECK_OK(membership::check_at_top(tx, *call.officer, Action::question_review));
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"enabled"}));
    auto const is_enabled = TRY(body.boolean("enabled"));
    auto const question = TRY(
        switch_question(tx, api.live, audit::author_of(call), call.parameter(0), call.parameter(1),
                        is_enabled ? QuestionSwitch::on : QuestionSwitch::off));
    JsonWriter json;
    write_question(json, question);
    return Response::json(200, json.take());
}

Answer show_entries(sql::Transaction& tx, Api const& api, Call const& call)
{
    CHECK_OK(check_contest(tx, api, call, Action::contest_see));
    auto const counts = TRY(list_entries(tx, api.live, call.parameter(0)));
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& count : counts) {
        json.begin_object().field("date", count.date.text()).field("channel", text(count.channel));
        json.key("placement");
        if (count.placement.empty())
            json.null();
        else
            json.value(count.placement);
        json.field("entries", count.entries).end_object();
    }
    json.end_array().end_object();
    return Response::private_json(200, json.take());
}

} // namespace

void add_managing_routes(http::Router& router, SharedApi const& api)
{
    using enum http::Method;
    using enum http::Lane;
    auto const add = [&](http::Method method, std::string pattern, http::Lane lane,
                         std::string action, ApiHandler handle) {
        router.add({method,
                    std::move(pattern),
                    lane,
                    http::Access::staff,
                    [api, handle](sql::Transaction& tx, Call const& call) {
                        return handle(tx, *api, call);
                    },
                    {},
                    std::move(action)});
    };
    add(post, "/api/v1/quiz/contests", write, "contest.create", create);
    add(put, std::string{contest_path} + "/settings", write, "contest.change", change);
    add(get, std::string{contest_path} + "/entries", read, "contest.see", show_entries);
    add(get, "/api/v1/quiz/banks/{code}/questions", read, "question.see", show_questions);
    add(post, "/api/v1/quiz/banks/{code}/questions", write, "question.edit", add_question);
    add(patch, "/api/v1/quiz/banks/{code}/questions/{qcode}", write, "question.review",
        turn_question);
}

} // namespace quiz
