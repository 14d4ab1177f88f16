#include "base/csv_cell.hpp"

namespace base::csv {

std::string cell(std::string_view text)
{
    constexpr std::string_view formula_begins_with = "=+-@\t\r";
    std::string plain{text};
    if (!text.empty() && formula_begins_with.contains(text.front()))
        plain.insert(0, 1, '\'');
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
