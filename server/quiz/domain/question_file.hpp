#pragma once

#include "base/result.hpp"
#include "quiz/domain/question_draft.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace quiz {

/// The drafts of a file, and the rows that are not even drafts.
struct QuestionFile {
    std::vector<QuestionDraft> drafts;
    std::vector<ImportProblem> problems;
};

/// Refusal: `import_too_large` {questions_max}.
[[nodiscard]] base::Result<void> check_import_size(std::size_t questions);

/// Reads a JSON list of questions as the bank is written (`options` from letter to text, `answer`
/// a list of letters). Refusals: those of the JSON reader and `import_too_large`; a wrong key or
/// type is a problem of its row.
[[nodiscard]] base::Result<QuestionFile> read_question_list(std::string_view json);

} // namespace quiz
