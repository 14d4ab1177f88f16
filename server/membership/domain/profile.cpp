#include "membership/domain/profile.hpp"

#include "base/utf8.hpp"
#include "membership/domain/refusals.hpp"

#include <algorithm>
#include <utility>

namespace membership {

namespace {

constexpr std::size_t name_characters_min = 2;
constexpr std::size_t name_characters_max = 20;
constexpr std::size_t hint_characters_max = 100;

bool is_space(std::string_view character)
{
    return character == " " || character == "\u3000" || character == "\u00a0";
}

/// Control characters, and the marks by which a text can pretend to run the other way.
bool is_invisible(std::string_view character)
{
    auto const point = base::code_point(character);
    return point < 0x20 || (point >= 0x7f && point < 0xa0) ||
           (point >= 0x200b && point <= 0x200f) || (point >= 0x202a && point <= 0x202e) ||
           (point >= 0x2066 && point <= 0x2069);
}

std::string trimmed(std::string_view text)
{
    auto characters = base::characters(text);
    while (!characters.empty() && is_space(characters.back()))
        characters.pop_back();
    auto const start = std::ranges::find_if_not(characters, is_space);
    std::string result;
    for (auto at = start; at != characters.end(); ++at)
        result += *at;
    return result;
}

bool is_clean(std::string_view text)
{
    return base::is_utf8(text) && std::ranges::none_of(base::characters(text), is_invisible);
}

} // namespace

base::Result<DisplayName> DisplayName::parse(std::string_view text)
{
    auto name = trimmed(text);
    if (!is_clean(name))
        return std::unexpected{refuse(display_name_characters).at("display_name")};
    auto const length = base::characters(name).size();
    if (length < name_characters_min || length > name_characters_max)
        return std::unexpected{
            refuse(display_name_length).at("display_name").with("allowed", "2..20")};
    return DisplayName{std::move(name)};
}

std::string DisplayName::masked() const
{
    return std::string{base::characters(text_).front()} + '*';
}

base::Result<std::string> union_hint(std::string_view text)
{
    auto hint = trimmed(text);
    if (!is_clean(hint) || hint.empty() || base::characters(hint).size() > hint_characters_max)
        return std::unexpected{refuse(union_hint_malformed).at("note").with("allowed", "1..100")};
    return hint;
}

PublicName public_name(std::optional<DisplayName> const& name, std::string phone_masked)
{
    auto shown = name ? name->masked() : phone_masked;
    return {std::move(shown), std::move(phone_masked)};
}

} // namespace membership
