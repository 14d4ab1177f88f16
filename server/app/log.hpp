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

/// "debug", "info", "warning" or "error", as the setting `log.level` says it.
[[nodiscard]] LogLevel log_level_from(std::string_view);

/// Starts the log on standard error. One line per event; no line ever holds a phone number, a
/// code, a token or a body.
void start_log(LogFormat, LogLevel lowest);

/// `event` is a stable token, `detail` words for the operator.
void log_event(LogLevel, std::string_view event, std::string_view detail);

/// A request that was answered. `route` is the pattern, never the path, which may name people.
void log_request(http::Request const&, std::string_view route, int status,
                 std::chrono::microseconds took);

/// A request that broke down; the trace id is the number that the person was shown.
void log_breakdown(http::Request const&, std::string_view reason);

} // namespace app
