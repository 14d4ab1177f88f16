#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"
#include "http/route.hpp"

#include <optional>

namespace quiz {

/// The day and number in the path of an attempt; what can name no attempt is `attempt_unknown`.
struct AttemptPath {
    base::CivilDate date;
    int number = 1;
};
[[nodiscard]] base::Result<AttemptPath> attempt_in_path(http::Call const&);

/// The month in the second place of a path. Refusal: `month_malformed` {field, expected}.
[[nodiscard]] base::Result<base::CivilMonth> month_in_path(http::Call const&);

/// The month that `?month=` asks for. Refusal: `month_malformed` {field, expected}.
[[nodiscard]] base::Result<std::optional<base::CivilMonth>> month_in_query(http::Call const&);

/// A body that says nothing: none at all, or an empty object. Refusals: those of the JSON reader,
/// `field_unknown`.
[[nodiscard]] base::Result<void> nothing_in_body(http::Call const&);

} // namespace quiz
