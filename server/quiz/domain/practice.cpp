#include "quiz/domain/practice.hpp"

#include "quiz/domain/mistakes.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace quiz {

namespace {

using Wording = std::shared_ptr<Question const>;

/// Questions of finished attempts in their newest wording.
std::vector<Wording> answered_in(std::span<Attempt const> attempts)
{
    std::map<QuestionId, Wording> newest;
    for (auto const& attempt : attempts) {
        if (attempt.state != AttemptState::submitted && attempt.state != AttemptState::expired)
            continue;
        for (auto const& question : attempt.paper.questions) {
            auto& wording = newest[question.wording->id];
            if (!wording || wording->version < question.wording->version)
                wording = question.wording;
        }
    }
    std::vector<Wording> wordings;
    for (auto& [id, wording] : newest)
        wordings.push_back(std::move(wording));
    return wordings;
}

PaperQuestion shown(Wording wording, MixerStream& stream)
{
    OptionOrder order{static_cast<int>(wording->options.size())};
    if (wording->type != QuestionType::true_false)
        stream.shuffle(order.places());
    return {std::move(wording), order};
}

} // namespace

Paper practice_paper(std::span<Attempt const> attempts, int count, MixerKey seed)
{
    MixerStream stream{seed};
    auto wordings = answered_in(attempts);
    stream.shuffle(std::span{wordings});
    auto const mistakes = mistakes_in(attempts);
    std::ranges::stable_partition(wordings, [&](Wording const& wording) {
        return std::ranges::any_of(mistakes, [&](Mistake const& mistake) {
            return mistake.question.wording->id == wording->id;
        });
    });
    if (std::cmp_greater(wordings.size(), count))
        wordings.resize(static_cast<std::size_t>(count));
    stream.shuffle(std::span{wordings});
    Paper paper;
    for (auto& wording : wordings)
        paper.questions.push_back(shown(std::move(wording), stream));
    return paper;
}

} // namespace quiz
