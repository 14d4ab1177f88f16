#include "quiz/domain/bank_size.hpp"

#include "quiz/domain/refusals.hpp"

#include <array>

namespace quiz {

int questions_needed(ContestRules const& rules)
{
    return rules->questions_per_attempt * attempts_per_day_max * days_per_month_max;
}

base::Result<void> check_bank_size(ContestRules const& rules, BankSnapshot const& bank)
{
    int const enabled = bank.enabled(Ground::whole);
    int const needed = questions_needed(rules);
    if (enabled < needed)
        return std::unexpected{
            refuse(bank_too_small).with("enabled", enabled).with("needed", needed)};
    if (rules->draw == DrawStrategy::uniform)
        return base::ok();
    struct Part {
        Ground ground;
        int per_paper;
    };
    auto const& mix = rules->mix;
    for (auto const [ground, per_paper] :
         std::array{Part{Ground::easy, mix.easy}, Part{Ground::medium, mix.medium},
                    Part{Ground::hard, mix.hard}}) {
        if (bank.enabled(ground) < per_paper * attempts_per_day_max)
            return std::unexpected{refuse(bank_too_small)
                                       .with("enabled", bank.enabled(ground))
                                       .with("needed", per_paper * attempts_per_day_max)
                                       .with("difficulty", static_cast<int>(ground) + 1)};
    }
    return base::ok();
}

} // namespace quiz
