#pragma once

#include "quiz/domain/question_draft.hpp"

#include <string>

namespace quiz::fixtures {

/// A draft with nothing wrong in it.
inline QuestionDraft single_draft(std::string code = "QB001",
                                  std::string stem = "中华全国总工会成立于哪一年？")
{
    return {.row = 2,
            .code = std::move(code),
            .type = "single",
            .period = "P1",
            .topic = "labour_movement",
            .difficulty = "1",
            .stem = std::move(stem),
            .options = {"1921年", "1922年", "1925年", "1923年"},
            .answer = "C",
            .explanation = "1925年5月，第二次全国劳动大会宣告成立中华全国总工会。",
            .source = "《中国共产党简史》第一章",
            .valid_from = {}};
}

inline QuestionDraft law_draft()
{
    auto draft = single_draft("LW001", "基层工会委员会每届任期为多久？");
    draft.period = "L";
    draft.topic = "union_law";
    draft.valid_from = "2022-01-01";
    return draft;
}

inline QuestionDraft true_false_draft()
{
    auto draft = single_draft("TF001", "劳动争议仲裁不收费。");
    draft.type = "true_false";
    draft.options = {"正确", "错误"};
    draft.answer = "A";
    return draft;
}

} // namespace quiz::fixtures
