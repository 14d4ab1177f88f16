#include "quiz/domain/question_import.hpp"

#include "quiz/domain/refusals.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace quiz {

namespace {

bool is_same_wording(Question const& left, Question const& right)
{
    auto const fields = [](Question const& question) {
        return std::tie(question.type, question.period, question.topic, question.stem,
                        question.options, question.answer, question.explanation, question.source,
                        question.valid_from);
    };
    return fields(left) == fields(right);
}

int difficulty_of(Question const& question)
{
    return static_cast<int>(question.stratum) + 1;
}

/// The bank as it would be after the rows seen so far.
class Planning {
public:
    explicit Planning(std::span<Question const> bank)
    {
        for (auto const& question : bank) {
            known_.emplace(question.code, &question);
            asked_by_.emplace(normalised_stem(question.stem), question.code);
        }
    }

    /// Codes of the file first: a stem that moves from one question to another is no duplicate.
    void release_stems(std::span<QuestionDraft const> drafts)
    {
        for (auto const& draft : drafts)
            if (auto const known = known_.find(draft.code); known != known_.end())
                asked_by_.erase(normalised_stem(known->second->stem));
    }

    void take(QuestionDraft const& draft)
    {
        auto checked = check_draft(draft);
        std::ranges::move(checked.problems, std::back_inserter(plan_.problems));
        if (!is_first_of_its_code(draft) || !is_first_to_ask(draft) || !checked.question)
            return;
        auto& question = *checked.question;
        auto const known = known_.find(question.code);
        if (known == known_.end())
            plan_.added.push_back(std::move(question));
        else
            compare(draft, *known->second, std::move(question));
    }

    [[nodiscard]] QuestionImportPlan finish() && { return std::move(plan_); }

private:
    void refuse_at(QuestionDraft const& draft, std::string column, base::Error error)
    {
        plan_.problems.push_back({draft.row, std::move(column), std::move(error)});
    }

    bool is_first_of_its_code(QuestionDraft const& draft)
    {
        if (draft.code.empty())
            return true;
        auto const [first, is_new] = rows_.emplace(draft.code, draft.row);
        if (!is_new)
            refuse_at(draft, "code",
                      refuse(question_code_twice)
                          .with("code", draft.code)
                          .with("other_row", first->second));
        return is_new;
    }

    bool is_first_to_ask(QuestionDraft const& draft)
    {
        auto stem = normalised_stem(draft.stem);
        if (stem.empty())
            return true;
        auto const [first, is_new] = asked_by_.emplace(std::move(stem), draft.code);
        if (!is_new)
            refuse_at(draft, "stem", refuse(question_duplicate).with("other", first->second));
        return is_new;
    }

    void compare(QuestionDraft const& draft, Question const& before, Question question)
    {
        if (question.stratum != before.stratum)
            return refuse_at(draft, "difficulty",
                             refuse(difficulty_fixed)
                                 .with("expected", difficulty_of(before))
                                 .with("found", difficulty_of(question)));
        if (is_same_wording(before, question)) {
            ++plan_.unchanged;
            return;
        }
        question.id = before.id;
        question.version = before.version + 1;
        plan_.changed.push_back(std::move(question));
    }

    std::unordered_map<std::string, Question const*> known_;
    std::unordered_map<std::string, std::string> asked_by_;
    std::unordered_map<std::string, int> rows_;
    QuestionImportPlan plan_;
};

} // namespace

QuestionImportPlan plan_question_import(std::span<Question const> bank,
                                        std::span<QuestionDraft const> drafts)
{
    Planning planning{bank};
    planning.release_stems(drafts);
    for (auto const& draft : drafts)
        planning.take(draft);
    return std::move(planning).finish();
}

} // namespace quiz
