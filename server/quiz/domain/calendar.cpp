#include "quiz/domain/calendar.hpp"

#include "quiz/domain/refusals.hpp"

#include <utility>

namespace quiz {

std::string_view text(MonthState state)
{
    switch (state) {
    case MonthState::ahead:
        return "ahead";
    case MonthState::open:
        return "open";
    case MonthState::closing:
        return "closing";
    case MonthState::provisional:
        return "provisional";
    case MonthState::reviewing:
        return "reviewing";
    case MonthState::public_notice:
        return "public_notice";
    case MonthState::final:
        return "final";
    case MonthState::paid:
        return "paid";
    }
    std::unreachable();
}

std::optional<MonthState> month_state_from(std::string_view word)
{
    using enum MonthState;
    for (auto const state :
         {ahead, open, closing, provisional, reviewing, public_notice, MonthState::final, paid})
        if (text(state) == word)
            return state;
    return std::nullopt;
}

MonthState ContestMonth::state_at(ContestRules const& rules, base::Instant now) const
{
    if (stored != MonthState::open)
        return stored;
    auto const first = std::max(month.first_day(), rules->starts_on);
    if (now < rules->timezone.start_of(first))
        return MonthState::ahead;
    auto const last = std::min(month.last_day(), rules->ends_on);
    return now < rules->timezone.start_of(last + 1) ? MonthState::open : MonthState::closing;
}

base::Result<base::CivilDate> attempt_day(ContestRules const& rules, base::Instant now)
{
    auto const day = rules->timezone.date_at(now);
    if (day < rules->starts_on)
        return std::unexpected{
            base::refuse(contest_not_begun).with("starts_on", rules->starts_on.text())};
    if (day > rules->ends_on)
        return std::unexpected{base::refuse(contest_ended).with("ends_on", rules->ends_on.text())};
    return day;
}

base::Instant deadline_of(ContestRules const& rules, base::Instant issued_at, Pace pace)
{
    auto const times = pace == Pace::accommodated ? rules->accommodation_factor : 1;
    return issued_at + rules->time_limit * times;
}

std::chrono::milliseconds open_span_max(ContestRules const& rules)
{
    return rules->time_limit * rules->accommodation_factor + rules->hand_in_grace;
}

base::Instant hand_ins_end(ContestRules const& rules, base::CivilMonth month)
{
    auto const last = std::min(month.last_day(), rules->ends_on);
    return rules->timezone.start_of(last + 1) + open_span_max(rules);
}

} // namespace quiz
