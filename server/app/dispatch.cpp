#include "app/dispatch.hpp"

#include "app/idempotency.hpp"
#include "app/log.hpp"
#include "http/problem.hpp"
#include "sql/breakdown.hpp"

#include <algorithm>
#include <map>

namespace app {

namespace {

bool changes_something(http::Method method)
{
    return method != http::Method::get && method != http::Method::head;
}

/// "GET, POST", as the header `Allow` wants it.
std::string listed(std::vector<http::Method> const& methods)
{
    std::string list;
    for (auto const method : methods)
        list.append(list.empty() ? "" : ", ").append(http::text(method));
    return list;
}

/// Whether a browser sent this from a page of another site. A request without both headers comes
/// from a program, not from a page, and carries no cookie by accident.
bool is_cross_site(http::Request const& request)
{
    if (auto const site = request.header("sec-fetch-site");
        site && *site != "same-origin" && *site != "none")
        return true;
    auto const origin = request.header("origin");
    if (!origin)
        return false;
    auto const scheme_end = origin->find("://");
    return scheme_end == std::string_view::npos ||
           origin->substr(scheme_end + 3) != request.header("host");
}

/// Whether a person waits for a page: browsers ask for one by name, programs do not.
bool is_for_reading(http::Request const& request)
{
    auto const accepted = request.header("accept");
    return request.method == http::Method::get && accepted && accepted->contains("text/html");
}

base::Error refusal_for(std::exception const& breakdown)
{
    if (dynamic_cast<sql::StoreFull const*>(&breakdown) != nullptr)
        return base::refuse(store_full).with("retry_after_s", 60);
    if (dynamic_cast<sql::Breakdown const*>(&breakdown) != nullptr)
        return base::refuse(store_failed).with("retry_after_s", 5);
    return base::refuse(program_failed).with("retry_after_s", 5);
}

} // namespace

/// What a command of a write batch has come to.
struct Dispatch::Pending {
    http::Response response = {};
    bool is_answered = false;
};

Dispatch::Dispatch(http::Router const& router, http::Words const& words, Authenticate authenticate,
                   Clock clock, DispatchSettings settings)
    : router_{router}
    , words_{words}
    , authenticate_{std::move(authenticate)}
    , clock_{std::move(clock)}
    , settings_{std::move(settings)}
{
}

base::Result<Command> Dispatch::route(http::Request&& request) const
{
    auto match = router_.match(request.method, request.path);
    if (match.route == nullptr && match.allowed.empty())
        return std::unexpected{base::refuse(route_unknown)};
    if (match.route == nullptr)
        return std::unexpected{
            base::refuse(method_not_allowed).with("allowed", listed(match.allowed))};
    if (changes_something(request.method) && is_cross_site(request))
        return std::unexpected{base::refuse(origin_foreign)};
    auto const lane = brings_token(*match.route, request) ? http::Lane::write : match.route->lane;
    return Command{std::move(request), match.route, std::move(match.parameters), lane};
}

http::Response Dispatch::problem(http::Request const& request, base::Error const& error) const
{
    if (error.is(method_not_allowed))
        return http::problem(405, error, words_, request.language(), request.trace_id)
            .with_header("Allow", error.facts.front().value);
    if (is_for_reading(request))
        return http::problem_page(error, words_, request.language(), request.trace_id);
    return http::problem(error, words_, request.language(), request.trace_id);
}

http::Response Dispatch::answer(http::Request const& request, http::Answer answer) const
{
    return answer ? std::move(*answer) : problem(request, answer.error());
}

http::Response Dispatch::breakdown(http::Request const& request, std::exception const& reason) const
{
    log_breakdown(request, reason.what());
    return problem(request, refusal_for(reason));
}

bool Dispatch::brings_token(http::Route const& route, http::Request const& request) const
{
    return settings_.record_refusal && route.access == http::Access::staff &&
           request.header("authorization");
}

/// The call as its handler sees it, or why it may not be made.
base::Result<http::Call> Dispatch::admit(sql::Transaction& tx, Command const& command) const
{
    http::Call call{command.request, command.parameters, {}, {}};
    if (auto const token = command.request.cookie(settings_.cookie_name))
        call.actor = authenticate_(tx, *token);
    if (settings_.recognise)
        call.officer = settings_.recognise(tx, command.request, command.route->lane);
    switch (command.route->access) {
    case http::Access::anyone:
        break;
    case http::Access::signed_in:
        if (!call.actor)
            return std::unexpected{base::refuse(http::sign_in_needed)};
        break;
    case http::Access::staff:
        if (!call.officer)
            return std::unexpected{base::refuse(http::staff_sign_in_needed)};
        if (!command.route->action.empty()) {
            VERIFY(settings_.permit);
            CHECK_OK(settings_.permit(tx, *call.officer, *command.route));
        }
        break;
    }
    return call;
}

http::Response Dispatch::read(sql::Connection& reader, Command const& command) const
{
    try {
        auto& tx = reader.begin(clock_());
        auto call = admit(tx, command);
        auto response = call ? answer(command.request, command.route->handle(tx, *call))
                             : problem(command.request, call.error());
        reader.roll_back();
        return response;
    } catch (std::exception const& reason) {
        reader.abandon();
        return breakdown(command.request, reason);
    }
}

void Dispatch::run_alone(sql::Connection& writer, sql::Transaction& tx, Command const& command,
                         Pending& pending) const
{
    writer.set_savepoint();
    auto const mark = tx.mark_effects();
    try {
        auto call = admit(tx, command);
        auto result = call ? answer_once(tx, *call, *command.route, settings_.answers_key)
                           : http::Answer{std::unexpected{call.error()}};
        if (result || result.error().effects == base::Effects::kept) {
            writer.release_savepoint();
        } else {
            writer.return_to_savepoint();
            tx.drop_effects_after(mark);
        }
        if (!call && brings_token(*command.route, command.request)) {
            writer.set_savepoint();
            settings_.record_refusal(tx, command.request, *command.route, result.error());
            writer.release_savepoint();
        }
        pending.response = answer(command.request, std::move(result));
    } catch (sql::StoreFull const&) {
        // SQLite has rolled back the whole batch by itself: there is no savepoint to return to.
        throw;
    } catch (std::exception const& reason) {
        writer.return_to_savepoint();
        tx.drop_effects_after(mark);
        pending.response = breakdown(command.request, reason);
    }
    pending.is_answered = true;
}

void Dispatch::run_together(sql::Connection& writer, sql::Transaction& tx,
                            std::span<Command const> commands, std::span<Pending> pending,
                            http::Route const& route) const
{
    std::vector<http::Call> calls;
    std::vector<std::size_t> places;
    // References into `calls` are taken below: it must not grow in between.
    calls.reserve(commands.size());
    for (std::size_t place = 0; place < commands.size(); ++place) {
        if (commands[place].route != &route)
            continue;
        pending[place].is_answered = true;
        if (auto call = admit(tx, commands[place])) {
            calls.push_back(std::move(*call));
            places.push_back(place);
        } else {
            pending[place].response = problem(commands[place].request, call.error());
        }
    }
    std::vector<http::Call const*> span;
    std::ranges::transform(calls, std::back_inserter(span),
                           [](http::Call const& call) { return &call; });
    writer.set_savepoint();
    auto const mark = tx.mark_effects();
    try {
        auto answers = route.handle_batch(tx, span);
        VERIFY(answers.size() == span.size());
        writer.release_savepoint();
        for (std::size_t index = 0; index < answers.size(); ++index)
            pending[places[index]].response =
                answer(calls[index].request, std::move(answers[index]));
    } catch (sql::StoreFull const&) {
        throw;
    } catch (std::exception const& reason) {
        writer.return_to_savepoint();
        tx.drop_effects_after(mark);
        for (auto const place : places)
            pending[place].response = breakdown(commands[place].request, reason);
    }
}

std::vector<http::Response> Dispatch::write(sql::Connection& writer,
                                            std::span<Command const> commands) const
{
    std::vector<Pending> pending(commands.size());
    auto& tx = writer.begin(clock_());
    try {
        for (std::size_t place = 0; place < commands.size(); ++place) {
            if (pending[place].is_answered)
                continue;
            auto const& route = *commands[place].route;
            if (route.handle_batch)
                run_together(writer, tx, commands, pending, route);
            else
                run_alone(writer, tx, commands[place], pending[place]);
        }
        writer.commit();
    } catch (...) {
        writer.abandon();
        throw;
    }
    std::vector<http::Response> responses;
    responses.reserve(pending.size());
    for (auto& one : pending)
        responses.push_back(std::move(one.response));
    return responses;
}

http::Response Dispatch::operator()(sql::Connection& writer, http::Request request) const
{
    // `route` takes the request only when it finds a route for it.
    auto command = route(std::move(request));
    if (!command)
        return problem(request, command.error());
    if (command->lane == http::Lane::read)
        return read(writer, *command);
    return std::move(write(writer, {&*command, 1}).front());
}

} // namespace app
