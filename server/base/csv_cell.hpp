#pragma once

#include <string>
#include <string_view>

namespace base::csv {

/// Spreadsheets on Windows take a file for UTF-8 only when it begins with this.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// A text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a return) with
/// an apostrophe in front; then it is a text for everybody. Any other text as it is.
[[nodiscard]] std::string guarded(std::string_view text);

/// A text without the apostrophe that `guarded` gave it.
[[nodiscard]] std::string_view unguarded(std::string_view text);

/// One field as RFC 4180 writes it, guarded.
[[nodiscard]] std::string cell(std::string_view text);

} // namespace base::csv
