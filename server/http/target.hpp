#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace http {

/// A request target taken apart: decoded exactly once, strict UTF-8, without `.` and `..`.
struct Target {
    std::string path;
    Request::Fields query;
};

/// Reads the origin form ("/a/b?c=d") of a target. An encoded slash, a backslash, a NUL, a dot
/// segment or an incomplete `%` is refused, never repaired: two readers must not disagree about
/// which resource is meant. Refusals: `target_malformed`, `query_too_many`.
[[nodiscard]] base::Result<Target> parse_target(std::string_view raw);

/// Reads "a=1&b=2" (application/x-www-form-urlencoded), at most 64 pairs.
/// Refusals: `target_malformed`, `query_too_many`.
[[nodiscard]] base::Result<Request::Fields> parse_query(std::string_view raw);

/// Encodes everything but unreserved characters, for use in a path segment or a query value.
[[nodiscard]] std::string percent_encoded(std::string_view text);

} // namespace http
