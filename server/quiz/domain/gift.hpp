#pragma once

#include "base/result.hpp"
#include "quiz/domain/question_file.hpp"

#include <span>
#include <string>
#include <string_view>

namespace quiz {

/// Reads Moodle GIFT: choices with one right answer (`=right ~wrong`) or several (`~%50%`), and
/// `{T}`. Code and taxonomy stand in the comment above a question, as Moodle writes them:
/// `// [id:QB001] [tag:period=P1] [tag:topic=meeting] [tag:difficulty=1]`; without an id, the name
/// `::QB001::` is the code if it can be one. The explanation is the general feedback
/// `####`, else the feedback of the right answer. The row of a draft is its first line.
///
/// Refusal: `import_too_large`. Problems of a row: `gift_unclosed`, `gift_answer_unmarked` {found},
/// `question_kind_unsupported` {found, allowed}.
[[nodiscard]] base::Result<QuestionFile> read_gift(std::string_view text);

/// Writes questions as Moodle and `read_gift` read them.
[[nodiscard]] std::string write_gift(std::span<Question const> questions);

} // namespace quiz
