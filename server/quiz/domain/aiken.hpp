#pragma once

#include "base/result.hpp"
#include "quiz/domain/question_file.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// Reads Aiken: a stem, options `A. ` or `A) `, `ANSWER: B`. It has no place for anything else. The
/// row of a draft is its first line.
///
/// Refusal: `import_too_large`. Problems of a row: `options_order` {expected, found},
/// `text_line_unexpected` {found}.
[[nodiscard]] base::Result<QuestionFile> read_aiken(std::string_view text);

/// Writes the questions that Aiken can hold, those with one right answer.
[[nodiscard]] std::string write_aiken(std::span<Question const> questions);

} // namespace quiz
