#pragma once

#include "base/result.hpp"
#include "quiz/domain/question_file.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// Reads a table in CSV with the columns code, type, period, topic, difficulty, stem, A, B, C, D,
/// answer, explanation, source, valid_from; or 编号, 题型, 时期, 主题, 难度, 题干, A, B, C, D, 答案, 解析,
/// 出处, 施行日期. C, D and the last may be absent. Refusals: those of the CSV reader and
/// `import_too_large`; a row of another length is a problem.
[[nodiscard]] base::Result<QuestionFile> read_question_table(std::string_view csv);

/// Reads the same table from the first sheet of a workbook. A date that the spreadsheet took for
/// one is a date again. Refusals beside those of the table: those of `document::read_sheet`.
[[nodiscard]] base::Result<QuestionFile> read_question_sheet(std::string_view bytes);

/// The Chinese columns in their order.
inline constexpr std::array table_columns{"编号", "题型", "时期", "主题",    "难度",
                                          "题干", "A",    "B",    "C",       "D",
                                          "答案", "解析", "出处", "施行日期"};

/// One row for each question in the order of `table_columns`.
[[nodiscard]] std::vector<std::vector<std::string>>
table_rows_of(std::span<Question const> questions);

/// Writes what `read_question_table` reads, for spreadsheets: with byte order mark and CRLF.
[[nodiscard]] std::string write_question_table(std::span<Question const> questions);

} // namespace quiz
