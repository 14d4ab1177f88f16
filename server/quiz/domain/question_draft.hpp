#pragma once

#include "base/csv.hpp"
#include "quiz/domain/question.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// Where one field of a draft stood in a text.
struct FieldLine {
    std::string column;
    /// As an editor counts, from 1.
    int line = 1;

    friend bool operator==(FieldLine const&, FieldLine const&) = default;
};

/// A question as somebody wrote it down, before anything is known to be right about it. Texts are
/// as in the file; what is absent is empty.
struct QuestionDraft {
    /// What names the draft in its file: the row of a table, the header being row 1; the number of
    /// an object in a list; the line on which a question of a text begins.
    int row = 1;
    std::string code = {};
    /// "single", "multiple", "true_false" or 单选, 多选, 判断.
    std::string type = {};
    std::string period = {};
    std::string topic = {};
    /// "1".."3" or 易, 中, 难.
    std::string difficulty = {};
    std::string stem = {};
    /// A, B, C, ... in their order, without empty ones at the end.
    std::vector<std::string> options = {};
    /// Letters, such as "C", "AC" or "A, C".
    std::string answer = {};
    std::string explanation = {};
    std::string source = {};
    /// "2022-01-01" or empty.
    std::string valid_from = {};
    /// Of drafts that were read from a text.
    std::vector<FieldLine> lines = {};

    friend bool operator==(QuestionDraft const&, QuestionDraft const&) = default;
};

// Limits of the rules for a question (E2, E3), in characters.
inline constexpr std::size_t code_characters_max = 32;
inline constexpr std::size_t stem_characters_max = 80;
inline constexpr std::size_t option_characters_max = 60;
inline constexpr std::size_t explanation_characters_max = 100;
inline constexpr std::size_t source_characters_max = 120;

/// One row and column of an import that is wrong, and what is allowed there.
using ImportProblem = base::csv::Problem;

/// A draft after all checks: the question (still without id and version) or all that is wrong.
struct CheckedDraft {
    std::optional<Question> question;
    std::vector<ImportProblem> problems;
};

/// Checks one draft by itself (E2, E3). A column has at most one problem.
///
/// Refusals: `question_field_empty`, `question_text_untidy`, `question_text_length`,
/// `question_code_malformed`, `question_type_unknown`, `period_unknown`, `topic_unknown`,
/// `difficulty_out_of_range`, `options_count`, `options_same`, `option_names_others`,
/// `options_not_true_false`, `answer_unknown_option`, `answer_count`, `valid_from_missing`,
/// `date_malformed`.
[[nodiscard]] CheckedDraft check_draft(QuestionDraft const&);

/// A stem without spaces, punctuation and width, by which two stems are the same question.
[[nodiscard]] std::string normalised_stem(std::string_view stem);

/// "A" for position 0.
[[nodiscard]] std::string option_letter(int position);

/// "AC" for the first and the third option.
[[nodiscard]] std::string letters(OptionSet answer);

/// The draft that `check_draft` would turn into this question, types in English.
[[nodiscard]] QuestionDraft draft_of(Question const&);

} // namespace quiz
