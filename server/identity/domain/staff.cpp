#include "identity/domain/staff.hpp"

#include "base/text.hpp"
#include "identity/domain/refusals.hpp"

#include <algorithm>

namespace identity {

namespace {

constexpr std::size_t login_characters_min = 3;
constexpr std::size_t login_characters_max = 40;
constexpr std::string_view login_allowed = "a-z 0-9 . - _, 3-40, a-z first";

bool is_letter(char character)
{
    return character >= 'a' && character <= 'z';
}

bool may_stand_in_login(char character)
{
    return is_letter(character) || (character >= '0' && character <= '9') || character == '.' ||
           character == '-' || character == '_';
}

} // namespace

base::Result<LoginName> LoginName::parse(std::string_view text)
{
    auto typed = base::half_width(base::trimmed(text));
    std::ranges::transform(typed, typed.begin(), [](char character) {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                    : character;
    });
    bool const is_lawful = typed.size() >= login_characters_min &&
                           typed.size() <= login_characters_max && is_letter(typed.front()) &&
                           std::ranges::all_of(typed, may_stand_in_login);
    if (!is_lawful)
        return std::unexpected{
            refuse(login_malformed).at("login").with("allowed", std::string{login_allowed})};
    return LoginName{std::move(typed)};
}

base::Result<std::string> staff_name(std::string_view text)
{
    auto const trimmed = base::trimmed(text);
    auto const characters = base::length(trimmed);
    if (characters < 2 || characters > staff_name_characters_max || !base::is_visible_line(trimmed))
        return std::unexpected{
            refuse(staff_name_malformed).at("full_name").with("allowed", "2-40")};
    return std::string{trimmed};
}

std::string_view name(StaffState state)
{
    switch (state) {
    case StaffState::invited:
        return "invited";
    case StaffState::active:
        return "active";
    case StaffState::locked:
        return "locked";
    }
    std::unreachable();
}

} // namespace identity
