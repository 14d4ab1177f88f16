#pragma once

#include <string_view>

namespace http {

/// Whether `text` is UTF-8 in the strict sense of RFC 3629: shortest forms only, no surrogates,
/// nothing above U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view text);

} // namespace http
