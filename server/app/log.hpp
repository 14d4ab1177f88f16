#pragma once

#include "http/message.hpp"

#include <chrono>
#include <cstdint>
#include <string_view>

namespace app {

enum class LogLevel : std::uint8_t {
    debug,
    info,
    warning,
    error,
    critical,
};

enum class LogFormat : std::uint8_t {
    text,
    json,
};

/// Which requests get a line.
enum class RequestLog : std::uint8_t {
    none,
    /// Answered with 5xx, or slow.
    failed,
    all,
};

/// From so long on a request is slow: people notice.
inline constexpr std::chrono::milliseconds slow_request{1'000};

/// "debug", "info", "warning" or "error", as the setting `log.level` says it.
[[nodiscard]] LogLevel log_level_from(std::string_view);

/// "none", "failed" or "all", as the setting `log.requests` says it.
[[nodiscard]] RequestLog request_log_from(std::string_view);

/// Starts the log on standard error. One line per event; no line ever holds a phone number, a
/// code, a token or a body.
void start_log(LogFormat, LogLevel lowest, RequestLog);

/// `event` is a stable token, `detail` words for the operator.
void log_event(LogLevel, std::string_view event, std::string_view detail);

/// Whether a request that was answered so gets a line.
[[nodiscard]] bool is_worth_a_line(RequestLog, int status, std::chrono::microseconds took);

/// Says that a request was answered, if it is worth a line. `route` is the pattern, never the path,
/// which may name people.
void log_request(http::Request const&, std::string_view route, int status,
                 std::chrono::microseconds took);

/// A request that broke down; the trace id is the number that the person was shown.
void log_breakdown(http::Request const&, std::string_view reason);

} // namespace app
