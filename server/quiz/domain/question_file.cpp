#include "quiz/domain/question_file.hpp"

#include "quiz/domain/question_import.hpp"
#include "quiz/domain/refusals.hpp"
#include "json/object.hpp"
#include "json/refusals.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace quiz {

namespace {

/// A wrong key or type in one object, as a problem of its row.
ImportProblem problem_of(int row, base::Error error)
{
    std::string column;
    for (auto const& fact : error.facts)
        if (fact.name == "field")
            column = fact.value;
    return {row, std::move(column), std::move(error)};
}

base::Result<std::string> text_or_nothing(json::Object const& object, std::string_view key)
{
    auto const text = TRY(object.optional_text(key));
    return text.value_or("");
}

base::Result<std::vector<std::string>> options_of(json::Object const& object)
{
    std::vector<std::string> options;
    if (!object.has("options"))
        return options;
    auto const letters = TRY(object.object("options"));
    while (std::cmp_less(options.size(), options_max)) {
        auto const letter = option_letter(static_cast<int>(options.size()));
        if (!letters.has(letter))
            break;
        options.push_back(TRY(letters.text(letter)));
    }
    if (letters.names().size() != options.size())
        return std::unexpected{
            refuse(json::field_unknown).at("options").with("allowed", "A, B, C, D")};
    return options;
}

base::Result<std::string> answer_of(json::Object const& object)
{
    std::string answer;
    if (!object.has("answer"))
        return answer;
    for (auto const& letter : TRY(object.texts("answer")))
        answer.append(answer.empty() ? "" : ",").append(letter);
    return answer;
}

base::Result<QuestionDraft> draft_of(json::Object const& object, int row)
{
    CHECK_OK(object.allow_only({"code", "type", "period", "topic", "difficulty", "stem", "options",
                                "answer", "explanation", "source", "valid_from"}));
    QuestionDraft draft{.row = row};
    draft.code = TRY(text_or_nothing(object, "code"));
    draft.type = TRY(text_or_nothing(object, "type"));
    draft.period = TRY(text_or_nothing(object, "period"));
    draft.topic = TRY(text_or_nothing(object, "topic"));
    auto const difficulty = TRY(object.optional_integer("difficulty"));
    draft.difficulty = difficulty ? std::to_string(*difficulty) : "";
    draft.stem = TRY(text_or_nothing(object, "stem"));
    draft.options = TRY(options_of(object));
    draft.answer = TRY(answer_of(object));
    draft.explanation = TRY(text_or_nothing(object, "explanation"));
    draft.source = TRY(text_or_nothing(object, "source"));
    draft.valid_from = TRY(text_or_nothing(object, "valid_from"));
    return draft;
}

} // namespace

base::Result<void> check_import_size(std::size_t questions)
{
    if (questions <= questions_per_import_max)
        return base::ok();
    return std::unexpected{
        refuse(import_too_large).with("questions_max", questions_per_import_max)};
}

base::Result<QuestionFile> read_question_list(std::string_view json)
{
    auto const objects = TRY(json::Object::parse_list(json));
    CHECK_OK(check_import_size(objects.size()));
    QuestionFile file;
    int row = 1;
    for (auto const& object : objects) {
        auto draft = draft_of(object, row);
        if (draft.has_value())
            file.drafts.push_back(*std::move(draft));
        else
            file.problems.push_back(problem_of(row, std::move(draft).error()));
        ++row;
    }
    return file;
}

} // namespace quiz
