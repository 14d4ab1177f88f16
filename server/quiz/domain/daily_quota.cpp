#include "quiz/domain/daily_quota.hpp"

#include "quiz/domain/refusals.hpp"

#include <string>
#include <utility>

namespace quiz {

std::string_view text(SecondChanceState state)
{
    switch (state) {
    case SecondChanceState::not_offered:
        return "not_offered";
    case SecondChanceState::offered:
        return "offered";
    case SecondChanceState::earned:
        return "earned";
    case SecondChanceState::used:
        return "used";
    }
    std::unreachable();
}

std::string_view text(SecondChanceMode mode)
{
    switch (mode) {
    case SecondChanceMode::share:
        return "share";
    case SecondChanceMode::study:
        return "study";
    case SecondChanceMode::visit:
        return "visit";
    case SecondChanceMode::two_attempts:
        return "two_attempts";
    case SecondChanceMode::none:
        return "none";
    }
    std::unreachable();
}

int attempts_allowed(ContestRules const& rules, ChanceGrant grant)
{
    switch (rules->second_chance) {
    case SecondChanceMode::two_attempts:
        return attempts_per_day_max;
    case SecondChanceMode::none:
        return 1;
    case SecondChanceMode::share:
    case SecondChanceMode::study:
    case SecondChanceMode::visit:
        return grant == ChanceGrant::granted ? attempts_per_day_max : 1;
    }
    std::unreachable();
}

base::Result<int> next_attempt(ContestRules const& rules, int attempts_today, ChanceGrant grant)
{
    auto const allowed = attempts_allowed(rules, grant);
    if (attempts_today < allowed)
        return attempts_today + 1;
    if (second_chance_state(rules, attempts_today, grant) == SecondChanceState::offered) {
        auto const mode = std::string{text(rules->second_chance)};
        return std::unexpected{base::refuse(second_chance_needed).with("mode", mode)};
    }
    return std::unexpected{base::refuse(attempt_quota_used).with("allowed", allowed)};
}

SecondChanceState second_chance_state(ContestRules const& rules, int attempts_today,
                                      ChanceGrant grant)
{
    if (attempts_today >= attempts_per_day_max)
        return SecondChanceState::used;
    switch (rules->second_chance) {
    case SecondChanceMode::none:
        return SecondChanceState::not_offered;
    case SecondChanceMode::two_attempts:
        return SecondChanceState::earned;
    case SecondChanceMode::share:
    case SecondChanceMode::study:
    case SecondChanceMode::visit:
        return grant == ChanceGrant::granted ? SecondChanceState::earned
                                             : SecondChanceState::offered;
    }
    std::unreachable();
}

} // namespace quiz
