#pragma once

#include <string>
#include <string_view>

namespace base::csv {

/// Spreadsheets on Windows take a file for UTF-8 only when it begins with this.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// One field as RFC 4180 writes it. A text that a spreadsheet would run as a formula (it begins
/// with = + - @, a tab or a return) gets an apostrophe in front and is then a text for everybody.
[[nodiscard]] std::string cell(std::string_view text);

} // namespace base::csv
