#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// A short list of texts as one column, one per line; the texts themselves have no line breaks.
[[nodiscard]] std::vector<std::string> lines_from(std::string_view column);
[[nodiscard]] std::string lines_text(std::vector<std::string> const&);

} // namespace quiz
