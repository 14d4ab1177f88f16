#include "quiz/domain/standing.hpp"

#include <algorithm>

namespace quiz {

std::optional<int> Standing::level(ContestRules const& rules) const
{
    if (finished == 0)
        return std::nullopt;
    return points / rules->points_per_question;
}

void Standing::add(Attempt const& finished_attempt, ContestRules const& rules)
{
    VERIFY(finished_attempt.month == month && finished_attempt.key.person == person);
    auto const questions = static_cast<int>(finished_attempt.paper.questions.size());
    auto const floor_ms = rules->elapsed_floor_per_question.count() * questions;
    points += finished_attempt.score.points;
    correct += finished_attempt.score.correct;
    served += questions;
    elapsed_ms += std::max<std::int64_t>(finished_attempt.elapsed_ms, floor_ms);
    ++finished;
    auto const day = static_cast<unsigned>(finished_attempt.key.date.parts().day());
    played_days |= std::uint32_t{1} << (day - 1);
}

} // namespace quiz
