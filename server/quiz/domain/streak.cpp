#include "quiz/domain/streak.hpp"

#include <algorithm>

namespace quiz {

int streak_days(std::span<base::CivilDate const> played, base::CivilDate today)
{
    auto const end = std::ranges::upper_bound(played, today);
    auto const known = std::span{played.begin(), end};
    if (known.empty() || known.back() < today - 1)
        return 0;
    int days = 1;
    for (auto index = known.size() - 1; index > 0 && known[index] - known[index - 1] == 1; --index)
        ++days;
    return days;
}

int longest_streak_days(std::span<base::CivilDate const> played)
{
    int longest = 0;
    int days = 0;
    for (std::size_t index = 0; index < played.size(); ++index) {
        bool const goes_on = index > 0 && played[index] - played[index - 1] == 1;
        days = goes_on ? days + 1 : 1;
        longest = std::max(longest, days);
    }
    return longest;
}

std::vector<base::CivilDate> days_in(std::uint32_t played_days, base::CivilMonth month)
{
    std::vector<base::CivilDate> days;
    for (int day = 0; day < month.length_days(); ++day) {
        if ((played_days >> day & 1U) != 0)
            days.push_back(month.first_day() + day);
    }
    return days;
}

} // namespace quiz
