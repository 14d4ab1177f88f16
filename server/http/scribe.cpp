#include "http/scribe.hpp"

#include "http/problem.hpp"
#include "http/refusals.hpp"

#include <utility>

namespace http {

namespace {

constexpr int retry_after_s = 1;

} // namespace

Request Scribe::take_request(Connection& connection)
{
    auto request = connection.reader.take();
    request.trace_id = trace_id_of(request);
    request.remote_address = client_address(connection.peer, request.headers, trusted_);
    connection.language = request.language();
    connection.exchange = {.method = request.method,
                           .caching = request.path.starts_with("/api/") ? Caching::forbidden
                                                                        : Caching::unsaid,
                           .trace_id = request.trace_id,
                           .keeps_alive = connection.reader.keep_alive()};
    return request;
}

std::string Scribe::answer(Connection& connection)
{
    auto const response = std::exchange(connection.response, {});
    if (response)
        return answers_.of(*response, connection.exchange);
    auto const error = refuse(answer_missing).with("retry_after_s", retry_after_s);
    return answers_.of(problem(error, words_, connection.language, connection.exchange.trace_id),
                       connection.exchange);
}

std::string Scribe::rejection(Connection& connection)
{
    auto const& [status, error] = connection.reader.rejection();
    return last_words(connection, status, error);
}

std::string Scribe::too_slow(Connection& connection)
{
    return last_words(connection, 408, refuse(request_too_slow));
}

std::string Scribe::turned_away(Connection& connection)
{
    return last_words(connection, 503,
                      refuse(connections_too_many).with("retry_after_s", retry_after_s));
}

std::string Scribe::last_words(Connection& connection, int status, base::Error const& error)
{
    auto const& request = connection.reader.partial();
    Exchange const exchange{.method = request.method, .trace_id = trace_id_of(request)};
    return answers_.of(problem(status, error, words_, request.language(), exchange.trace_id),
                       exchange);
}

std::string Scribe::trace_id_of(Request const& request)
{
    if (auto const parent = request.header("traceparent")) {
        if (auto id = trace_id_in(*parent))
            return *std::move(id);
    }
    return trace_ids_.next();
}

} // namespace http
