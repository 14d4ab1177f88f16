#include "quiz/domain/draft_type.hpp"

#include "base/text.hpp"
#include "quiz/domain/text_lines.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace quiz {

namespace {

constexpr std::array words_of_right{"正确", "对", "√", "✓", "✔", "是", "T", "TRUE"};
constexpr std::array words_of_wrong{"错误", "错", "×", "✗", "✘", "否", "F", "FALSE", "不正确"};

std::string in_capitals(std::string_view text)
{
    auto capitals = base::half_width(text);
    for (char& c : capitals)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - ('a' - 'A'));
    return capitals;
}

/// "a、c" as "AC"; nothing unless there are only letters and what stands between them.
std::optional<std::string> letters_of(std::string_view answer)
{
    std::string letters;
    for (LineHead head{answer}; !head.rest().empty(); head.skip()) {
        auto const sign = in_capitals(std::string(1, head.peek())).front();
        if (sign >= 'A' && sign <= 'Z')
            letters += sign;
        else if (sign == 0 || !std::string_view{" \t,;./"}.contains(sign))
            return std::nullopt;
    }
    return letters;
}

/// The answer to a judgement, whichever way round its options stood.
std::string letter_of(bool is_right)
{
    return is_right ? "A" : "B";
}

void settle_judgement(QuestionDraft& draft)
{
    if (auto const judgement = judgement_of(draft.answer)) {
        draft.answer = letter_of(*judgement);
    } else if (draft.options.size() == 2 && (draft.answer == "A" || draft.answer == "B")) {
        auto const& chosen = draft.options[draft.answer == "A" ? 0 : 1];
        draft.answer = letter_of(judgement_of(chosen).value());
    }
    draft.options = {"正确", "错误"};
    draft.type = text(QuestionType::true_false);
}

/// Whether the two options are the two judgements, in either order.
bool offers_judgements(std::vector<std::string> const& options)
{
    if (options.size() != 2)
        return false;
    auto const first = judgement_of(options[0]);
    auto const second = judgement_of(options[1]);
    return first && second && *first != *second;
}

} // namespace

std::optional<bool> judgement_of(std::string_view word)
{
    auto const known = in_capitals(stripped(word));
    if (std::ranges::find(words_of_right, known) != words_of_right.end())
        return true;
    if (std::ranges::find(words_of_wrong, known) != words_of_wrong.end())
        return false;
    return std::nullopt;
}

std::string_view type_called(std::string_view words)
{
    constexpr std::array names{
        std::pair{"单选", QuestionType::single},     std::pair{"单项", QuestionType::single},
        std::pair{"single", QuestionType::single},   std::pair{"多选", QuestionType::multiple},
        std::pair{"多项", QuestionType::multiple},   std::pair{"multiple", QuestionType::multiple},
        std::pair{"判断", QuestionType::true_false}, std::pair{"是非", QuestionType::true_false},
        std::pair{"对错", QuestionType::true_false},
    };
    constexpr std::array endings{"", "题", "选择", "选择题"};
    for (auto const& [name, type] : names)
        for (std::string_view const ending : endings)
            if (words.starts_with(name) && words.substr(std::string_view{name}.size()) == ending)
                return text(type);
    return words == text(QuestionType::true_false) ? words : std::string_view{};
}

void settle_type(QuestionDraft& draft)
{
    if (auto const known = type_called(draft.type); !known.empty())
        draft.type = known;
    if (auto letters = letters_of(draft.answer); letters && !judgement_of(draft.answer))
        draft.answer = *std::move(letters);
    bool const may_judge = draft.type.empty() || draft.type == text(QuestionType::true_false);
    bool const is_bare = draft.options.empty() && judgement_of(draft.answer);
    bool const is_named = draft.options.empty() && !draft.type.empty();
    if (may_judge && (is_bare || is_named || offers_judgements(draft.options)))
        return settle_judgement(draft);
    if (auto letters = letters_of(draft.answer))
        draft.answer = *std::move(letters);
    if (draft.type.empty())
        draft.type = text(draft.answer.size() > 1 ? QuestionType::multiple : QuestionType::single);
}

} // namespace quiz
