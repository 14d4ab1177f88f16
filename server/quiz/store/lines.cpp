#include "quiz/store/lines.hpp"

#include <algorithm>

namespace quiz {

std::vector<std::string> lines_from(std::string_view column)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= column.size();) {
        auto const end = std::min(column.find('\n', at), column.size());
        lines.emplace_back(column.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::string lines_text(std::vector<std::string> const& lines)
{
    std::string text;
    for (auto const& line : lines)
        text.append(text.empty() ? "" : "\n").append(line);
    return text;
}

} // namespace quiz
