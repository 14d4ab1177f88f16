#include "http/problem.hpp"

#include "base/text.hpp"
#include "http/html.hpp"
#include "http/json.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace http {

namespace {

/// JavaScript reads integers of up to 15 digits exactly.
constexpr std::size_t integer_digits_max = 15;

std::optional<std::int64_t> integer_in(std::string_view text)
{
    auto digits = text;
    if (digits.starts_with('-'))
        digits.remove_prefix(1);
    auto const has_leading_zero = digits.size() > 1 && digits.starts_with('0');
    if (digits.empty() || digits.size() > integer_digits_max || has_leading_zero)
        return {};
    return base::number_in<std::int64_t>(text);
}

bool is_reserved(std::string_view member)
{
    constexpr std::array<std::string_view, 5> reserved{"type", "title", "status", "code",
                                                       "trace_id"};
    return std::ranges::find(reserved, member) != reserved.end();
}

std::string retry_after(base::Error const& error)
{
    auto const fact = std::ranges::find(error.facts, "retry_after_s", &base::Error::Fact::name);
    return fact == error.facts.end() ? "1" : fact->value;
}

/// With the headers that every refusal of this status has.
Response with_manners(Response response, base::Error const& error)
{
    auto const status = response.status;
    response = std::move(response).with_header("Cache-Control", "no-store");
    if (status == 429 || status == 503)
        response = std::move(response).with_header("Retry-After", retry_after(error));
    return response;
}

} // namespace

int status_of(base::ErrorKind kind)
{
    switch (kind) {
    case base::ErrorKind::malformed:
        return 400;
    case base::ErrorKind::unauthenticated:
        return 401;
    case base::ErrorKind::forbidden:
        return 403;
    case base::ErrorKind::not_found:
        return 404;
    case base::ErrorKind::conflict:
        return 409;
    case base::ErrorKind::invalid:
        return 422;
    case base::ErrorKind::too_many:
        return 429;
    case base::ErrorKind::unavailable:
        return 503;
    }
    return 500;
}

Response problem(base::Error const& error, Words const& words, Language language,
                 std::string_view trace_id)
{
    return problem(status_of(error.kind), error, words, language, trace_id);
}

Response problem(int status, base::Error const& error, Words const& words, Language language,
                 std::string_view trace_id)
{
    JsonWriter json;
    json.begin_object();
    json.field("type", "/docs/problems#" + std::string{error.reason});
    json.field("title", words.say(error, language));
    json.field("status", status);
    json.field("code", error.reason);
    json.field("trace_id", trace_id);
    for (auto const& [name, value] : error.facts) {
        if (is_reserved(name))
            continue;
        if (auto const number = integer_in(value))
            json.field(name, *number);
        else
            json.field(name, value);
    }
    json.end_object();

    auto response =
        Response{.status = status, .content_type = "application/problem+json", .body = json.take()}
            .with_header("Content-Language", std::string{tag_of(language)});
    if (status == 401)
        response = std::move(response).with_header("WWW-Authenticate", "Bearer");
    return with_manners(std::move(response), error);
}

Response problem_page(base::Error const& error, Words const& words, Language language,
                      std::string_view trace_id)
{
    auto const is_zh = language == Language::zh;
    auto const said = words.say(error, language);
    Html body;
    body.markup("<h1>").text(said).markup("</h1><p><a class=\"button\" href=\"/\">");
    body.text(is_zh ? "回到首页" : "Home").markup("</a></p><p class=\"hint\">");
    body.text(is_zh ? "记录编号：" : "Reference: ").text(trace_id).markup("</p>");
    return with_manners(
        html_page(status_of(error.kind), {.language = language, .title = said, .body = body}),
        error);
}

} // namespace http
