#pragma once

#include "quiz/domain/drafts_test.hpp"

#include "base/text.hpp"

#include <initializer_list>
#include <rapidcheck.h>
#include <set>
#include <string>
#include <vector>

namespace quiz::fixtures {

/// Pieces that are signs in one format or another, and some that are not.
inline rc::Gen<std::string> any_piece()
{
    return rc::gen::element<std::string>(
        "工会", "党", "1921", "x", " ", "，", "。", "“", "”", "=", "~", "#", "####", "{", "}", ":",
        "::", "\\", "\\n", "//", "%50%", "%", "->", "&", "&lt;", "<", ">", "<b>", "]]>", "\"", "'",
        ",", "[html]", "[", "]", "$CATEGORY:", "ANSWER", "+", "-", "@", "、", "（", "）", "_");
}

/// A text that `check_draft` takes: visible, on one line, without spaces around it.
inline std::string any_text(std::size_t characters_max)
{
    auto const pieces = *rc::gen::container<std::vector<std::string>>(any_piece());
    std::string text = "问";
    for (auto const& piece : pieces)
        if (base::length(text + piece) < characters_max)
            text += piece;
    return std::string{base::trimmed(text)};
}

/// As above, beginning with any sign at all.
inline std::string any_option(std::set<std::string>& taken)
{
    auto text = *any_piece() + any_text(20);
    text = base::trimmed(text);
    while (!taken.insert(text).second)
        text += "又";
    return text;
}

/// A question that a bank may hold, with whatever its texts may be.
inline Question any_question(int number, std::initializer_list<QuestionType> types)
{
    QuestionDraft draft = law_draft();
    draft.code = "Q-" + std::to_string(number);
    draft.type = text(*rc::gen::elementOf(std::vector<QuestionType>{types}));
    draft.period = *rc::gen::element<std::string>("P1", "L");
    if (draft.period != "L")
        draft.valid_from.clear();
    draft.difficulty = *rc::gen::element<std::string>("1", "2", "3");
    draft.stem = any_text(70);
    std::set<std::string> taken;
    if (draft.type == "true_false") {
        draft.options = {"正确", "错误"};
        draft.answer = *rc::gen::element<std::string>("A", "B");
    } else {
        for (auto& option : draft.options)
            option = any_option(taken);
        draft.answer = draft.type == "single" ? *rc::gen::element<std::string>("A", "B", "C", "D")
                                              : *rc::gen::element<std::string>("AB", "BCD", "AD");
    }
    draft.explanation = any_text(90);
    draft.source = any_text(90);
    auto checked = check_draft(draft);
    RC_PRE(checked.question.has_value());
    return *std::move(checked.question);
}

inline std::vector<Question> any_questions(std::initializer_list<QuestionType> types = {
                                               QuestionType::single, QuestionType::multiple,
                                               QuestionType::true_false})
{
    std::vector<Question> questions;
    auto const count = *rc::gen::inRange(0, 5);
    while (std::cmp_less(questions.size(), count))
        questions.push_back(any_question(static_cast<int>(questions.size()), types));
    return questions;
}

} // namespace quiz::fixtures
