#include "identity/domain/typed_digits.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace identity {

namespace {

/// Longer than any number with every separator and mark around each digit.
constexpr std::size_t text_bytes_max = 120;

/// Spaces, hyphens, and the marks of direction and width that come along when a number is copied
/// from an address book. Full-width forms are plain ones by now.
bool is_separator(char32_t character)
{
    constexpr std::u32string_view single = U" \t-\u00A0\u2060\u2212\u3000\uFE63\uFEFF";
    return single.contains(character) || (character >= U'\u2000' && character <= U'\u2015') ||
           (character >= U'\u2028' && character <= U'\u202F') ||
           (character >= U'\u2066' && character <= U'\u2069');
}

} // namespace

std::optional<std::string> typed_digits(std::string_view text)
{
    if (text.size() > text_bytes_max)
        return std::nullopt;
    auto const plain = base::half_width(text);
    std::string digits;
    for (auto const character : base::characters(plain)) {
        auto const point = base::code_point(character);
        if (point == U'+' || (point >= U'0' && point <= U'9'))
            digits.push_back(static_cast<char>(point));
        else if (!is_separator(point))
            return std::nullopt;
    }
    return digits;
}

} // namespace identity
