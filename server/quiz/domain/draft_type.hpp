#pragma once

#include "quiz/domain/question_draft.hpp"

#include <optional>
#include <string_view>

namespace quiz {

/// Whether a word says right or wrong: 正确, 对, √, T or 错误, 错, ×, F and the like; nothing for
/// any other text.
[[nodiscard]] std::optional<bool> judgement_of(std::string_view word);

/// "single", "multiple" or "true_false" for what people call the kinds of questions (单选题,
/// 多项选择, 判断); empty for any other text.
[[nodiscard]] std::string_view type_called(std::string_view words);

/// Fills in what a text leaves to its reader: the letters of the answer in capitals of ordinary
/// width, the two options of a judgement, and the type where none is written (two letters mean
/// several answers). What cannot be understood stays as it is, for `check_draft` to refuse.
void settle_type(QuestionDraft&);

} // namespace quiz
