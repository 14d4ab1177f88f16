#pragma once

#include "base/result.hpp"
#include "quiz/domain/question_file.hpp"

#include <span>
#include <string>
#include <string_view>

namespace quiz {

/// Reads questions as Chinese offices type them: `1．题干` (also 1、 1) （1） 第1题), options `A．`
/// `A、` `（A）` each on its line or several on one, `答案：AC` or 【答案】正确, `解析：`, `来源：`,
/// and beyond the habit `编号：` `题型：` `时期：` `主题：` `难度：` `施行日期：`. A heading such as
/// `一、多选题` names the type of those below it. Signs may be of full or half width; a line that is
/// none of these goes on with the one before. The row of a draft is the line of its stem.
///
/// Refusal: `import_too_large`. Problem of a row: `options_order` {expected, found}.
[[nodiscard]] base::Result<QuestionFile> read_question_text(std::string_view text);

/// Writes questions as `read_question_text` reads them.
[[nodiscard]] std::string write_question_text(std::span<Question const> questions);

} // namespace quiz
