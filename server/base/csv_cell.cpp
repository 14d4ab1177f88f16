#include "base/csv_cell.hpp"

#include <algorithm>

namespace base::csv {

namespace {

/// Behind apostrophes too: otherwise taking ours off could make a formula of somebody's text.
bool is_formula(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    constexpr std::string_view formula_begins_with = "=+-@\t\r";
    return !text.empty() && formula_begins_with.contains(text.front());
}

} // namespace

std::string guarded(std::string_view text)
{
    return is_formula(text) ? '\'' + std::string{text} : std::string{text};
}

std::string_view unguarded(std::string_view text)
{
    return text.starts_with('\'') && is_formula(text.substr(1)) ? text.substr(1) : text;
}

std::string cell(std::string_view text)
{
    auto plain = guarded(text);
    if (plain.find_first_of(",\"\r\n") == std::string::npos)
        return plain;
    std::string quoted{'"'};
    for (auto const character : plain) {
        quoted += character;
        if (character == '"')
            quoted += '"';
    }
    return quoted + '"';
}

} // namespace base::csv
