#include "quiz/domain/mistakes.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace quiz {

namespace {

bool counts(Attempt const& attempt)
{
    auto const is_finished =
        attempt.state == AttemptState::submitted || attempt.state == AttemptState::expired;
    return is_finished && attempt.answers.has_value();
}

} // namespace

std::vector<Mistake> mistakes_in(std::span<Attempt const> attempts)
{
    std::map<QuestionId, Mistake> by_question;
    for (auto const& attempt : attempts) {
        if (!counts(attempt))
            continue;
        for (std::size_t index = 0; index < attempt.paper.questions.size(); ++index) {
            auto const& question = attempt.paper.questions[index];
            auto const chosen = attempt.answers->chosen[index];
            if (chosen.is_empty() || is_right(question, chosen))
                continue;
            auto& mistake = by_question.try_emplace(question.wording->id, question).first->second;
            ++mistake.times_wrong;
            if (attempt.key.date < mistake.last_wrong_on)
                continue;
            mistake.question = question;
            mistake.chosen = chosen;
            mistake.last_wrong_on = attempt.key.date;
        }
    }
    std::vector<Mistake> mistakes;
    for (auto& [id, mistake] : by_question)
        mistakes.push_back(std::move(mistake));
    std::ranges::stable_sort(mistakes, std::greater{}, &Mistake::last_wrong_on);
    return mistakes;
}

} // namespace quiz
