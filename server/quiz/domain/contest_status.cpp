#include "quiz/domain/contest_status.hpp"

#include <utility>

namespace quiz {

std::string_view text(ContestStatus status)
{
    switch (status) {
    case ContestStatus::announced:
        return "announced";
    case ContestStatus::running:
        return "running";
    case ContestStatus::ended:
        return "ended";
    }
    std::unreachable();
}

ContestStatus status_at(ContestRules const& rules, base::Instant now)
{
    auto const day = rules->timezone.date_at(now);
    if (day < rules->starts_on)
        return ContestStatus::announced;
    return day <= rules->ends_on ? ContestStatus::running : ContestStatus::ended;
}

std::vector<base::CivilMonth> months_of(ContestRules const& rules)
{
    std::vector<base::CivilMonth> months;
    auto const last = base::CivilMonth::of(rules->ends_on);
    for (auto month = base::CivilMonth::of(rules->starts_on); month <= last; month = month + 1)
        months.push_back(month);
    return months;
}

} // namespace quiz
