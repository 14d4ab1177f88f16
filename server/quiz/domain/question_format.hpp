#pragma once

#include "base/result.hpp"
#include "quiz/domain/question_file.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace quiz {

/// How questions stand in a file.
enum class QuestionFormat : std::uint8_t {
    json,
    csv,
    xlsx,
    /// Text as offices type it.
    text,
    gift,
    aiken,
    moodle_xml,
    /// QTI 3, one item or a package.
    qti,
};

inline constexpr std::array question_formats{
    QuestionFormat::json, QuestionFormat::csv,   QuestionFormat::xlsx,       QuestionFormat::text,
    QuestionFormat::gift, QuestionFormat::aiken, QuestionFormat::moodle_xml, QuestionFormat::qti,
};

/// "json", "csv", "xlsx", "text", "gift", "aiken", "moodle_xml", "qti".
[[nodiscard]] std::string_view text(QuestionFormat);
/// Refusal: `question_format_unknown` {allowed}.
[[nodiscard]] base::Result<QuestionFormat> question_format_named(std::string_view name);

/// The format that the ending of a file's name says; nothing where several have it (.txt, .xml,
/// .zip) or none.
[[nodiscard]] std::optional<QuestionFormat> format_by_ending(std::string_view file_name);

/// The format that a file is most likely in, by what stands in it. The readers say what is wrong
/// with it if it is another.
[[nodiscard]] QuestionFormat guess_format(std::string_view bytes);

/// Reads a file of a format, texts in UTF-8 or GB18030. Refusals: those of the reader of the
/// format, `document::encoding_unknown`, `questions_missing` when it holds none at all.
[[nodiscard]] base::Result<QuestionFile> read_questions(std::string_view bytes, QuestionFormat);

/// Writes the list that `read_question_list` reads, one question after the other.
[[nodiscard]] std::string write_question_list(std::span<Question const> questions);

/// Writes a file of any format but `xlsx`, which is made of `table_rows_of`.
[[nodiscard]] std::string write_questions(std::span<Question const> questions, QuestionFormat);

/// Whether a file of the format can hold the question.
[[nodiscard]] bool holds(QuestionFormat, Question const&);

} // namespace quiz
