#pragma once

#include "base/result.hpp"
#include "http/message.hpp"
#include "http/words.hpp"

#include <string_view>

namespace http {

/// The status by which HTTP says a kind of refusal. The only place that knows.
[[nodiscard]] int status_of(base::ErrorKind);

/// A refusal as `application/problem+json` (RFC 9457) with the members type, title (the words of
/// the refusal), status, code, trace_id and one for every fact; facts that read as integers of at
/// most 15 digits are numbers. `too_many` and `unavailable` carry `Retry-After`, from the fact
/// `retry_after_s` or 1 second.
[[nodiscard]] Response problem(base::Error const&, Words const&, Language,
                               std::string_view trace_id);

/// The same with a status that only HTTP itself knows, such as 413 or 405.
[[nodiscard]] Response problem(int status, base::Error const&, Words const&, Language,
                               std::string_view trace_id);

/// The same words as a page, for a person who followed a link: what is wrong, and the way home.
[[nodiscard]] Response problem_page(base::Error const&, Words const&, Language,
                                    std::string_view trace_id);

} // namespace http
