#include "quiz/domain/scoring.hpp"

#include "quiz/domain/numbers.hpp"
#include "quiz/domain/refusals.hpp"

namespace quiz {

base::Result<Answers> Answers::create(Paper const& paper,
                                      std::span<std::vector<std::int64_t> const> sent)
{
    if (sent.size() != paper.questions.size())
        return std::unexpected{
            base::refuse(answers_count).with("expected", paper.questions.size())};
    auto answers = none(sent.size());
    for (std::size_t index = 0; index < sent.size(); ++index) {
        auto const& question = paper.questions[index];
        for (auto const position : sent[index]) {
            if (position < 0 || position >= question.order.count()) {
                return std::unexpected{base::refuse(answer_out_of_range)
                                           .with("question", index + 1)
                                           .with("options", question.order.count())};
            }
            answers.chosen[index].insert(static_cast<int>(position));
        }
        if (question.wording->type != QuestionType::multiple && answers.chosen[index].size() > 1)
            return std::unexpected{base::refuse(answer_not_single).with("question", index + 1)};
    }
    return answers;
}

std::string Answers::text() const
{
    std::string text;
    for (std::size_t index = 0; index < chosen.size(); ++index) {
        if (index > 0)
            text += ';';
        for (int position = 0; position < options_max; ++position) {
            if (chosen[index].contains(position))
                text += static_cast<char>('0' + position);
        }
    }
    return text;
}

std::optional<Answers> Answers::from_text(std::string_view text)
{
    Answers answers;
    NumberReader reader{text};
    do {
        OptionSet chosen;
        while (auto const digit = reader.digit()) {
            if (*digit >= options_max)
                return std::nullopt;
            chosen.insert(*digit);
        }
        answers.chosen.push_back(chosen);
    } while (reader.accept(';'));
    return reader.is_at_end() ? std::optional{std::move(answers)} : std::nullopt;
}

bool is_right(PaperQuestion const& question, OptionSet chosen)
{
    return !chosen.is_empty() && chosen == question.answer();
}

Score score(Paper const& paper, Answers const& answers, ContestRules const& rules)
{
    VERIFY(answers.chosen.size() == paper.questions.size());
    Score score;
    for (std::size_t index = 0; index < paper.questions.size(); ++index)
        score.correct += is_right(paper.questions[index], answers.chosen[index]) ? 1 : 0;
    score.points = score.correct * rules->points_per_question;
    return score;
}

} // namespace quiz
