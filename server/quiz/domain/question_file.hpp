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

/// Reads a table with the columns code, type, period, topic, difficulty, stem, A, B, C, D, answer,
/// explanation, source, valid_from; or 编号, 题型, 时期, 主题, 难度, 题干, A, B, C, D, 答案, 解析,
/// 出处, 施行日期. C, D and the last may be absent. Refusals: those of the CSV reader and
/// `import_too_large`; a row of another length is a problem.
[[nodiscard]] base::Result<QuestionFile> read_question_table(std::string_view csv);

} // namespace quiz
