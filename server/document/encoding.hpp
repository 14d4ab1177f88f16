#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace document {

/// The text of a file as Chinese offices save it, in UTF-8 without byte order mark: it may be UTF-8
/// with or without one, UTF-16 with one, or GB18030 (and so GBK and GB2312). What can be read as
/// UTF-8 is UTF-8. Refusal: `encoding_unknown`.
[[nodiscard]] base::Result<std::string> utf8_of(std::string_view bytes);

} // namespace document
