#include "membership/domain/affiliation.hpp"

#include "membership/domain/refusals.hpp"

namespace membership {

base::Result<void> may_belong_to(organisation::Union const& chosen, base::CivilDate today)
{
    if (!chosen.is_deep_enough_to_choose())
        return std::unexpected{
            refuse(union_too_high).at("code").with("allowed", "city, county, town, industry")};
    if (!chosen.validity.contains(today))
        return std::unexpected{refuse(union_closed).at("code")};
    return base::ok();
}

std::optional<base::CivilDate> change_possible_from(std::optional<Affiliation> const& current,
                                                    base::CivilDate today)
{
    auto const this_month = base::CivilMonth::of(today);
    if (!current || current->is_first || current->month < this_month)
        return std::nullopt;
    return (current->month + 1).first_day();
}

base::Result<Affiliation> choose(std::optional<Affiliation> const& current,
                                 organisation::Union const& chosen, base::Instant now,
                                 base::CivilDate today)
{
    if (current && current->union_id == chosen.id)
        return *current;
    CHECK_OK(may_belong_to(chosen, today));
    if (auto const from = change_possible_from(current, today))
        return std::unexpected{
            refuse(union_change_used).at("code").with("next_change_on", from->text())};
    return Affiliation{chosen.id, now, base::CivilMonth::of(today), !current.has_value()};
}

} // namespace membership
