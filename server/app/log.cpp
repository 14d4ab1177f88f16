#include "app/log.hpp"

#include "http/json.hpp"

#include <atomic>
#include <memory>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace app {

namespace {

/// The process has one log, because it has one standard error. Set once at the start.
std::atomic<LogFormat> format_in_use{LogFormat::text};
std::atomic<RequestLog> requests_in_use{RequestLog::none};

spdlog::level::level_enum level_of(LogLevel level)
{
    switch (level) {
    case LogLevel::debug:
        return spdlog::level::debug;
    case LogLevel::info:
        return spdlog::level::info;
    case LogLevel::warning:
        return spdlog::level::warn;
    case LogLevel::error:
        return spdlog::level::err;
    case LogLevel::critical:
        return spdlog::level::critical;
    }
    return spdlog::level::critical;
}

/// Writes the members of a line; the pattern adds time and level around them.
void write(LogLevel level, std::string_view event, auto const& add_members, std::string_view text)
{
    if (!spdlog::should_log(level_of(level)))
        return;
    if (format_in_use == LogFormat::text) {
        spdlog::log(level_of(level), "{}: {}", event, text);
        return;
    }
    http::JsonWriter json;
    json.begin_object().field("msg", event);
    add_members(json);
    auto const members = json.end_object().take();
    spdlog::log(level_of(level), "{}", std::string_view{members}.substr(1));
}

} // namespace

LogLevel log_level_from(std::string_view text)
{
    if (text == "debug")
        return LogLevel::debug;
    if (text == "warning")
        return LogLevel::warning;
    if (text == "error")
        return LogLevel::error;
    return LogLevel::info;
}

RequestLog request_log_from(std::string_view text)
{
    if (text == "all")
        return RequestLog::all;
    return text == "none" ? RequestLog::none : RequestLog::failed;
}

void start_log(LogFormat format, LogLevel lowest, RequestLog requests)
{
    format_in_use = format;
    requests_in_use = requests;
    spdlog::set_default_logger(spdlog::stderr_color_mt("palmunion"));
    spdlog::set_level(level_of(lowest));
    if (format == LogFormat::json)
        spdlog::set_pattern(R"({"ts":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l",%v)");
    else
        spdlog::set_pattern("%Y-%m-%d %H:%M:%S.%e %^%l%$ %v");
}

void log_event(LogLevel level, std::string_view event, std::string_view detail)
{
    write(
        level, event, [&](http::JsonWriter& json) { json.field("detail", detail); }, detail);
}

bool is_worth_a_line(RequestLog requests, int status, std::chrono::microseconds took)
{
    if (requests == RequestLog::failed)
        return status >= 500 || took >= slow_request;
    return requests == RequestLog::all;
}

void log_request(http::Request const& request, std::string_view route, int status,
                 std::chrono::microseconds took)
{
    if (!is_worth_a_line(requests_in_use, status, took))
        return;
    auto const ms = static_cast<double>(took.count()) / 1000.0;
    auto const is_fine = status < 500 && took < slow_request;
    auto const level = is_fine ? LogLevel::info : LogLevel::warning;
    write(
        level, "request",
        [&](http::JsonWriter& json) {
            json.field("trace_id", request.trace_id)
                .field("method", http::text(request.method))
                .field("route", route)
                .field("status", status)
                .field("ms", ms);
        },
        fmt::format("{} {} {} in {:.1f} ms ({})", http::text(request.method), route, status, ms,
                    request.trace_id));
}

void log_breakdown(http::Request const& request, std::string_view reason)
{
    write(
        LogLevel::error, "breakdown",
        [&](http::JsonWriter& json) {
            json.field("trace_id", request.trace_id).field("detail", reason);
        },
        fmt::format("{} ({})", reason, request.trace_id));
}

} // namespace app
