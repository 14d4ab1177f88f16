#pragma once

#include "quiz/domain/question_draft.hpp"

#include <span>
#include <vector>

namespace quiz {

/// What an import would do to a bank. With problems, it does nothing.
struct QuestionImportPlan {
    /// New questions in the order of the file; without id.
    std::vector<Question> added;
    /// New wordings of questions that are there, with id and the version they become.
    std::vector<Question> changed;
    int unchanged = 0;
    std::vector<ImportProblem> problems;
};

inline constexpr std::size_t questions_per_import_max = 20'000;

/// Compares drafts with the wordings that a bank has now. A question that is as it was is passed
/// over; a changed one becomes a new version, because people were served the old one.
///
/// Refusals beside those of `check_draft`: `question_code_twice`, `question_duplicate` (also
/// against the bank), `difficulty_fixed`.
[[nodiscard]] QuestionImportPlan plan_question_import(std::span<Question const> bank,
                                                      std::span<QuestionDraft const> drafts);

} // namespace quiz
