#include "base/text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace base {

namespace {

constexpr std::string_view ideographic_space = "\u3000";
constexpr std::string_view no_break_space = "\u00A0";

/// Unicode categories Cc, Zl, Zp and the Cf characters that text of one line can do without; the
/// variation selectors and tags that hide text are among them.
bool is_invisible(char32_t code_point)
{
    struct Range {
        char32_t first;
        char32_t last;
    };
    constexpr std::array ranges{
        Range{0x00, 0x1F},       Range{0x7F, 0x9F},     Range{0xAD, 0xAD},
        Range{0x034F, 0x034F},   Range{0x061C, 0x061C}, Range{0x115F, 0x1160},
        Range{0x180B, 0x180F},   Range{0x200B, 0x200F}, Range{0x2028, 0x202E},
        Range{0x2060, 0x206F},   Range{0x3164, 0x3164}, Range{0xFE00, 0xFE0F},
        Range{0xFEFF, 0xFEFF},   Range{0xFFA0, 0xFFA0}, Range{0xFFF0, 0xFFFF},
        Range{0xE0000, 0xE0FFF},
    };
    return std::ranges::any_of(ranges, [&](Range const& range) {
        return range.first <= code_point && code_point <= range.last;
    });
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    for (auto before = text.size() + 1; text.size() < before;) {
        before = text.size();
        for (auto const space : {std::string_view{" "}, ideographic_space, no_break_space}) {
            if (text.starts_with(space))
                text.remove_prefix(space.size());
            if (text.ends_with(space))
                text.remove_suffix(space.size());
        }
    }
    return text;
}

std::string half_width(std::string_view text)
{
    constexpr char32_t full_width_first = 0xFF01;
    constexpr char32_t full_width_last = 0xFF5E;
    std::string narrow;
    narrow.reserve(text.size());
    for (auto const character : characters(text)) {
        auto const point = code_point(character);
        if (point >= full_width_first && point <= full_width_last)
            narrow += static_cast<char>('!' + (point - full_width_first));
        else
            narrow += character == ideographic_space ? " " : character;
    }
    return narrow;
}

bool is_visible_line(std::string_view text)
{
    return is_utf8(text) && std::ranges::none_of(characters(text), [](std::string_view character) {
               return is_invisible(code_point(character));
           });
}

std::size_t length(std::string_view text)
{
    return characters(text).size();
}

} // namespace base
