#include "membership/domain/policy.hpp"

#include "membership/domain/refusals.hpp"

#include <algorithm>

namespace membership {

namespace {

bool reaches(Grant const& grant, Subject const& subject)
{
    return !grant.union_id ||
           std::ranges::find(subject.chain, *grant.union_id) != subject.chain.end();
}

bool holds(Grant const& grant, Action action)
{
    return std::ranges::find(grant.powers, action) != grant.powers.end();
}

bool is_own_work(Standing const& standing, Subject const& subject)
{
    return standing.staff && subject.handled_by == standing.staff;
}

} // namespace

bool may(Standing const& standing, Action action, Subject const& subject)
{
    return check(standing, action, subject).has_value();
}

base::Result<void> check(Standing const& standing, Action action, Subject const& subject)
{
    bool const is_granted = std::ranges::any_of(standing.grants, [&](Grant const& grant) {
        return holds(grant, action) && reaches(grant, subject);
    });
    if (!is_granted)
        return std::unexpected{refuse(not_permitted)};
    if (is_review(action) && is_own_work(standing, subject))
        return std::unexpected{refuse(must_be_another)};
    return base::ok();
}

bool may_somewhere(Standing const& standing, Action action)
{
    if (is_of_the_house(action))
        return may(standing, action, {});
    return std::ranges::any_of(standing.grants,
                               [&](Grant const& grant) { return holds(grant, action); });
}

std::vector<Action> powers_of(Standing const& standing)
{
    std::vector<Action> powers;
    std::ranges::copy_if(all_actions(), std::back_inserter(powers),
                         [&](Action action) { return may_somewhere(standing, action); });
    return powers;
}

} // namespace membership
