#include "base/utf8.hpp"

#include <algorithm>
#include <cstdint>

namespace base {

namespace {

struct Decoded {
    /// Bytes taken; 0 when the text does not begin with a character.
    std::size_t length = 0;
    char32_t code_point = U'\uFFFD';
};

Decoded decode_first(std::string_view text)
{
    if (text.empty())
        return {};
    auto const byte_at = [&](std::size_t at) { return static_cast<std::uint8_t>(text[at]); };
    auto const lead = byte_at(0);
    if (lead < 0x80)
        return {.length = 1, .code_point = lead};
    // 0xC0 and 0xC1 could only begin a form that is longer than it needs to be.
    std::size_t const length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return {};
    char32_t code_point = lead & (0x7Fu >> length);
    for (std::size_t at = 1; at < length; ++at) {
        if ((byte_at(at) & 0xC0) != 0x80)
            return {};
        code_point = (code_point << 6) | (byte_at(at) & 0x3Fu);
    }
    constexpr char32_t smallest_of_length[] = {0, 0, 0x80, 0x800, 0x1'0000};
    bool const is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < smallest_of_length[length] || code_point > 0x10'FFFF || is_surrogate)
        return {};
    return {.length = length, .code_point = code_point};
}

} // namespace

bool is_utf8(std::string_view text)
{
    while (!text.empty()) {
        auto const first = decode_first(text);
        if (first.length == 0)
            return false;
        text.remove_prefix(first.length);
    }
    return true;
}

std::vector<std::string_view> characters(std::string_view text)
{
    std::vector<std::string_view> found;
    found.reserve(text.size());
    while (!text.empty()) {
        auto const length = std::max<std::size_t>(1, decode_first(text).length);
        found.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return found;
}

char32_t code_point(std::string_view character)
{
    return decode_first(character).code_point;
}

} // namespace base
