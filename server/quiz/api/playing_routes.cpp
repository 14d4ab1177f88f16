#include "http/json.hpp"
#include "quiz/api/attempt_json.hpp"
#include "quiz/api/path.hpp"
#include "quiz/api/route_groups.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/live.hpp"
#include "quiz/service/playing.hpp"

#include <fmt/format.h>
#include <span>

namespace quiz {

namespace {

using http::Answer;
using http::Call;
using http::JsonObject;
using http::JsonWriter;
using http::Response;

base::Result<IssuePaper> start_in(Call const& call)
{
    IssuePaper command{call.actor->person, call.parameter(0)};
    if (call.request.body.empty())
        return command;
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"channel"}));
    auto const channel = TRY(body.optional_text("channel"));
    if (!channel)
        return command;
    auto const known = channel_from(*channel);
    if (!known)
        return std::unexpected{refuse(channel_unknown)
                                   .at("channel")
                                   .with("allowed", "qr, official_account_menu, share, direct")};
    command.channel = *known;
    return command;
}

using AnswerSheet = std::vector<std::vector<std::int64_t>>;

base::Result<AnswerSheet> answers_in(Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"answers"}));
    return body.integer_lists("answers");
}

base::Result<HandIn> hand_in_in(Call const& call)
{
    auto const path = TRY(attempt_in_path(call));
    auto answers = TRY(answers_in(call));
    return HandIn{call.actor->person, call.parameter(0), path.date, path.number,
                  std::move(answers)};
}

Response started(IssuedPaper const& issued)
{
    JsonWriter json;
    write_paper(json, issued.paper);
    auto const& key = issued.paper.attempt.key;
    auto const where = fmt::format("/api/v1/quiz/contests/{}/attempts/{}/{}",
                                   issued.paper.contest->slug(), key.date.text(), key.number);
    return Response::private_json(issued.origin == PaperOrigin::issued ? 201 : 200, json.take())
        .with_header("Location", where);
}

Response finished(AttemptResult const& result)
{
    JsonWriter json;
    write_result(json, result);
    return Response::private_json(200, json.take());
}

/// Decodes all calls of a batch, runs those that are well formed together, and puts the answers
/// back into the order of the calls.
template <class Command, class Decode, class Run, class Encode>
std::vector<Answer> answer_together(std::span<Call const* const> calls, Decode decode, Run run,
                                    Encode encode)
{
    std::vector<Answer> answers(calls.size());
    std::vector<Command> commands;
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < calls.size(); ++place) {
        auto command = decode(*calls[place]);
        if (!command) {
            answers[place] = std::unexpected{std::move(command).error()};
            continue;
        }
        commands.push_back(std::move(*command));
        places.push_back(place);
    }
    auto const results = run(std::span<Command const>{commands});
    for (std::size_t index = 0; index < results.size(); ++index) {
        auto& answer = answers[places[index]];
        if (results[index])
            answer = encode(*results[index]);
        else
            answer = std::unexpected{results[index].error()};
    }
    return answers;
}

Answer show_attempt(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const path = TRY(attempt_in_path(call));
    auto const found = TRY(find_attempt(
        tx, api.live, {call.actor->person, call.parameter(0), path.date, path.number}));
    if (auto const* const result = std::get_if<AttemptResult>(&found))
        return finished(*result);
    JsonWriter json;
    write_paper(json, std::get<PlayedAttempt>(found));
    return Response::private_json(200, json.take());
}

Answer save(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const path = TRY(attempt_in_path(call));
    auto answers = TRY(answers_in(call));
    auto const saved = TRY(save_answers(
        tx, api.live,
        {call.actor->person, call.parameter(0), path.date, path.number, std::move(answers)}));
    auto const& zone = saved.contest->rules()->timezone;
    JsonWriter json;
    json.begin_object().field("answers_saved_at", zone.text(saved.saved_at));
    json.field("deadline", zone.text(saved.deadline)).end_object();
    return Response::private_json(200, json.take());
}

} // namespace

void add_playing_routes(http::Router& router, SharedApi const& api)
{
    auto const attempts = std::string{contest_path} + "/attempts";
    auto const attempt = attempts + "/{date}/{number}";
    router.add({http::Method::post,
                attempts,
                http::Lane::write,
                http::Access::signed_in,
                {},
                [api](sql::Transaction& tx, std::span<Call const* const> calls) {
                    return answer_together<IssuePaper>(
                        calls, start_in,
                        [&](auto commands) { return issue_papers(tx, api->live, commands); },
                        started);
                }});
    router.add({http::Method::post,
                attempt + "/hand-in",
                http::Lane::write,
                http::Access::signed_in,
                {},
                [api](sql::Transaction& tx, std::span<Call const* const> calls) {
                    return answer_together<HandIn>(
                        calls, hand_in_in,
                        [&](auto commands) { return hand_in_papers(tx, api->live, commands); },
                        finished);
                }});
    add_route(router, api, http::Method::get, attempt, http::Lane::read, http::Access::signed_in,
              show_attempt);
    add_route(router, api, http::Method::put, attempt + "/answers", http::Lane::write,
              http::Access::signed_in, save);
}

} // namespace quiz
