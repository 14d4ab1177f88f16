#pragma once

#include "http/message.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace http {

/// A strong entity tag of some content, quotes included: the first 128 bits of its SHA-256.
[[nodiscard]] std::string etag_of(std::string_view content);

/// The 304 for a client whose `If-None-Match` names `etag` (quotes included), else nothing. Ask
/// before the work of building the body. RFC 9110, section 13.1.2: weak comparison, `*` always
/// matches.
[[nodiscard]] std::optional<Response> not_modified(Request const&, std::string_view etag);

} // namespace http
