#pragma once

#include "base/civil.hpp"
#include "http/message.hpp"
#include "quiz/domain/contest.hpp"

#include <string>

namespace quiz {

/// The line of the product with one station for each month of a contest, as inline SVG: what is
/// over is filled, the running month has a ring. It takes its colours from the page's style.
[[nodiscard]] std::string month_line(Contest const&, base::Instant now, http::Language);

/// "3 月" or "March".
[[nodiscard]] std::string month_name(base::CivilMonth, http::Language);

} // namespace quiz
