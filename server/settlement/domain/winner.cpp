#include "settlement/domain/winner.hpp"

#include "base/civil.hpp"
#include "base/names.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "settlement/domain/refusals.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace settlement {

namespace {

constexpr std::size_t name_characters_min = 2;
constexpr std::size_t name_characters_max = 30;
constexpr std::size_t number_characters = 18;

bool may_stand_in_a_name(std::string_view character)
{
    if (character.size() > 1)
        return true;
    auto const letter = character.front();
    bool const is_letter = (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
    return is_letter || letter == ' ' || letter == '\'' || letter == '-' || letter == '.';
}

/// The check character of the first 17 digits: ISO 7064, MOD 11-2.
char check_character(std::string_view digits)
{
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view characters = "10X98765432";
    int sum = 0;
    for (std::size_t index = 0; index < weights.size(); ++index)
        sum += weights[index] * (digits[index] - '0');
    return characters[static_cast<std::size_t>(sum % 11)];
}

} // namespace

base::Result<RealName> RealName::parse(std::string_view text)
{
    std::string name{base::trimmed(text)};
    auto const length = base::length(name);
    bool const is_name = base::is_visible_line(name) && length >= name_characters_min &&
                         length <= name_characters_max &&
                         std::ranges::all_of(base::characters(name), may_stand_in_a_name);
    if (!is_name)
        return std::unexpected{refuse(real_name_malformed).at("real_name")};
    return RealName{std::move(name)};
}

std::string RealName::masked() const
{
    return base::masked_name(text_);
}

base::Result<IdNumber> IdNumber::parse(std::string_view text)
{
    auto number = base::half_width(base::trimmed(text));
    std::erase(number, ' ');
    auto const malformed = [] {
        return std::unexpected{refuse(id_number_malformed).at("id_number")};
    };
    if (number.size() != number_characters)
        return malformed();
    if (number.back() == 'x')
        number.back() = 'X';
    bool const has_digits = std::ranges::all_of(
        number.begin(), number.end() - 1, [](char digit) { return digit >= '0' && digit <= '9'; });
    if (!has_digits || check_character(number) != number.back())
        return malformed();
    auto const born =
        fmt::format("{}-{}-{}", number.substr(6, 4), number.substr(10, 2), number.substr(12, 2));
    if (!base::CivilDate::parse(born))
        return malformed();
    return IdNumber{std::move(number)};
}

} // namespace settlement
