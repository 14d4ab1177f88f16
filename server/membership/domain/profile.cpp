#include "membership/domain/profile.hpp"

#include "base/names.hpp"
#include "base/text.hpp"
#include "membership/domain/refusals.hpp"

#include <utility>

namespace membership {

namespace {

constexpr std::size_t name_characters_min = 2;
constexpr std::size_t name_characters_max = 20;

} // namespace

base::Result<DisplayName> DisplayName::parse(std::string_view text)
{
    std::string name{base::trimmed(text)};
    if (!base::is_visible_line(name))
        return std::unexpected{refuse(display_name_characters).at("display_name")};
    auto const length = base::length(name);
    if (length < name_characters_min || length > name_characters_max)
        return std::unexpected{
            refuse(display_name_length).at("display_name").with("allowed", "2..20")};
    return DisplayName{std::move(name)};
}

std::string DisplayName::masked() const
{
    return base::masked_name(text_);
}

PublicName public_name(std::optional<DisplayName> const& name, std::string phone_masked)
{
    auto shown = name ? name->masked() : phone_masked;
    return {std::move(shown), std::move(phone_masked)};
}

} // namespace membership
