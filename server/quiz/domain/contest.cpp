#include "quiz/domain/contest.hpp"

#include <algorithm>

namespace quiz {

ContestMonth const* Contest::month_of(base::CivilDate date) const&
{
    return month(base::CivilMonth::of(date));
}

ContestMonth const* Contest::month(base::CivilMonth wanted) const&
{
    auto const found = std::ranges::find(months, wanted, &ContestMonth::month);
    return found == months.end() ? nullptr : &*found;
}

} // namespace quiz
