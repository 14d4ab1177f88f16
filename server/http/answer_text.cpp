#include "http/answer_text.hpp"

#include "http/html.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace http {

namespace {

/// What every answer carries unless its handler set a header of the same name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> fixed_headers{{
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
                           "gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"},
}};

/// Headers that belong to the connection: what a handler says about them is wrong by definition.
constexpr std::array<std::string_view, 5> framing{"Content-Length", "Transfer-Encoding",
                                                  "Connection", "Date", "X-Trace-Id"};

void append(std::string& text, std::string_view name, std::string_view value)
{
    text.append("\r\n").append(name).append(": ").append(value);
}

/// A line break in a value would begin a header, or a second answer, of the sender's choice.
void append_cleaned(std::string& text, std::string_view name, std::string_view value)
{
    auto const is_control = [](char letter) {
        return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F;
    };
    text.append("\r\n");
    std::ranges::replace_copy_if(name, std::back_inserter(text), is_control, '-');
    text.append(": ");
    std::ranges::replace_copy_if(value, std::back_inserter(text), is_control, ' ');
}

constexpr std::array<std::pair<int, std::string_view>, 24> reasons{{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
}};

std::string_view reason_of(int status)
{
    auto const* const at =
        std::ranges::find(reasons, status, &std::pair<int, std::string_view>::first);
    return at == reasons.end() ? "Other" : at->second;
}

} // namespace

AnswerText::AnswerText(Transport transport)
{
    defaults_.emplace_back("Content-Security-Policy", content_security_policy({}, {}));
    for (auto const& [name, value] : fixed_headers)
        defaults_.emplace_back(name, value);
    if (transport == Transport::secure)
        defaults_.emplace_back("Strict-Transport-Security", "max-age=31536000");
    for (auto const& [name, value] : defaults_)
        append(defaults_text_, name, value);
    set_date({});
}

void AnswerText::set_date(std::chrono::system_clock::time_point now)
{
    auto const time = std::chrono::system_clock::to_time_t(now);
    date_ = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(time));
}

std::string AnswerText::of(Response const& response, Exchange const& exchange) const
{
    auto const has_body = response.status != 204 && response.status != 304;
    std::string text;
    text.reserve(defaults_text_.size() + 512 + response.body.size());
    fmt::format_to(std::back_inserter(text), "HTTP/1.1 {} {}", response.status,
                   reason_of(response.status));
    append(text, "Date", date_);
    if (!response.content_type.empty())
        append_cleaned(text, "Content-Type", response.content_type);
    if (has_body)
        fmt::format_to(std::back_inserter(text), "\r\nContent-Length: {}", response.body.size());
    append(text, "X-Trace-Id", exchange.trace_id);
    append_headers(text, response, exchange);
    if (!exchange.keeps_alive)
        append(text, "Connection", "close");
    text.append("\r\n\r\n");
    if (has_body && exchange.method != Method::head)
        text.append(response.body);
    return text;
}

void AnswerText::append_headers(std::string& text, Response const& response,
                                Exchange const& exchange) const
{
    bool replaces_default = false;
    for (auto const& [name, value] : response.headers) {
        auto const is_name = [&](std::string_view other) {
            return equal_ignoring_case(other, name);
        };
        if (std::ranges::any_of(framing, is_name))
            continue;
        replaces_default =
            replaces_default || std::ranges::any_of(defaults_, is_name, &Header::first);
        append_cleaned(text, name, value);
    }
    if (exchange.caching == Caching::forbidden && !response.header("Cache-Control"))
        append(text, "Cache-Control", "no-store");
    if (!replaces_default) {
        text.append(defaults_text_);
        return;
    }
    for (auto const& [name, value] : defaults_) {
        if (!response.header(name))
            append(text, name, value);
    }
}

} // namespace http
