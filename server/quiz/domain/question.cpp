#include "quiz/domain/question.hpp"

#include <utility>

namespace quiz {

std::string_view text(QuestionType type)
{
    switch (type) {
    case QuestionType::single:
        return "single";
    case QuestionType::multiple:
        return "multiple";
    case QuestionType::true_false:
        return "true_false";
    }
    std::unreachable();
}

std::optional<QuestionType> question_type_named(std::string_view name)
{
    for (auto const type : {QuestionType::single, QuestionType::multiple, QuestionType::true_false})
        if (text(type) == name)
            return type;
    return std::nullopt;
}

} // namespace quiz
