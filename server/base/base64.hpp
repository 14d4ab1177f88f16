#pragma once

#include "base/crypto.hpp"

#include <string>
#include <string_view>

namespace base {

/// Base64 with `+`, `/` and padding (RFC 4648, section 4), as signed notes write it. Everything
/// else of ours writes `base64url`.
[[nodiscard]] std::string base64(std::string_view bytes);
/// Refusal: `base64_malformed`.
[[nodiscard]] Result<std::string> from_base64(std::string_view text);

} // namespace base
