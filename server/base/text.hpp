#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

/// The text without the spaces around it; the ideographic (U+3000) and the no-break space (U+00A0)
/// are spaces too.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// With half-width letters, digits and signs in place of the full-width ones that Chinese input
/// methods produce ("ＷＣＱ（１）" becomes "WCQ(1)"). Only the full-width forms of ASCII change.
[[nodiscard]] std::string half_width(std::string_view text);

/// Whether a person can see everything that stands in the text: UTF-8 without control characters,
/// line breaks, and the invisible characters with which two names can look the same.
[[nodiscard]] bool is_visible_line(std::string_view text);

/// How many characters (code points) a text has.
[[nodiscard]] std::size_t length(std::string_view text);

} // namespace base
