#include "quiz/domain/study_card.hpp"

#include "base/text.hpp"
#include "quiz/domain/question_draft.hpp"
#include "quiz/domain/question_import.hpp"
#include "quiz/domain/refusals.hpp"
#include "json/object.hpp"
#include "json/refusals.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace quiz {

namespace {

constexpr std::size_t title_characters_max = 30;
constexpr std::size_t card_options_min = 2;
constexpr std::size_t card_options_max = 4;

base::Result<std::string> line(json::Object const& object, std::string_view key,
                               std::size_t characters_max)
{
    auto text = TRY(object.text(key));
    if (base::trimmed(text).empty())
        return std::unexpected{refuse(question_field_empty).at(std::string{key})};
    if (base::trimmed(text) != text || !base::is_visible_line(text))
        return std::unexpected{refuse(question_text_untidy).at(std::string{key})};
    auto const found = base::length(text);
    if (found > characters_max)
        return std::unexpected{refuse(question_text_length)
                                   .at(std::string{key})
                                   .with("characters_max", characters_max)
                                   .with("found", found)};
    return text;
}

base::Result<std::vector<std::string>> options_of(json::Object const& letters)
{
    std::vector<std::string> options;
    auto const count = letters.names().size();
    if (count < card_options_min || count > card_options_max)
        return std::unexpected{
            refuse(options_count).at("options").with("expected", "2-4").with("found", count)};
    while (options.size() < count) {
        auto const letter = option_letter(static_cast<int>(options.size()));
        auto option = TRY(line(letters, letter, option_characters_max));
        if (auto const same = std::ranges::find(options, option); same != options.end())
            return std::unexpected{
                refuse(options_same)
                    .at("options")
                    .with("first", option_letter(static_cast<int>(same - options.begin())))
                    .with("second", letter)};
        options.push_back(std::move(option));
    }
    return options;
}

base::Result<StudyCard::Check> check_of(json::Object const& object)
{
    CHECK_OK(object.allow_only({"stem", "options", "answer"}));
    StudyCard::Check check;
    check.stem = TRY(line(object, "stem", stem_characters_max));
    auto const letters = TRY(object.object("options"));
    check.options = TRY(options_of(letters));
    auto const answer = TRY(object.text("answer"));
    check.answer = answer.size() == 1 ? answer[0] - 'A' : -1;
    if (check.answer < 0 || std::cmp_greater_equal(check.answer, check.options.size()))
        return std::unexpected{
            refuse(answer_unknown_option)
                .at("answer")
                .with("found", answer)
                .with("allowed", "A-" + option_letter(static_cast<int>(check.options.size()) - 1))};
    return check;
}

base::Result<StudyCard> card_of(json::Object const& object)
{
    CHECK_OK(object.allow_only({"code", "title", "text", "source", "check"}));
    StudyCard card;
    card.code = TRY(line(object, "code", code_characters_max));
    card.title = TRY(line(object, "title", title_characters_max));
    card.words = TRY(line(object, "text", card_words_characters_max));
    card.source = TRY(line(object, "source", source_characters_max));
    auto const check = TRY(object.object("check"));
    card.check = TRY(check_of(check));
    return card;
}

base::csv::Problem problem_of(int row, base::Error error)
{
    std::string column;
    for (auto const& fact : error.facts)
        if (fact.name == "field")
            column = fact.value;
    return {row, std::move(column), std::move(error)};
}

} // namespace

base::Result<StudyCardFile> read_study_cards(std::string_view json)
{
    auto const objects = TRY(json::Object::parse_list(json));
    if (objects.size() > questions_per_import_max)
        return std::unexpected{
            refuse(import_too_large).with("questions_max", questions_per_import_max)};
    StudyCardFile file;
    std::map<std::string, int> rows;
    int row = 0;
    for (auto const& object : objects) {
        auto card = card_of(object);
        if (!card.has_value()) {
            file.problems.push_back(problem_of(++row, std::move(card).error()));
            continue;
        }
        auto const [first, is_new] = rows.emplace(card->code, ++row);
        if (is_new)
            file.cards.push_back(*std::move(card));
        else
            file.problems.push_back({row, "code",
                                     refuse(question_code_twice)
                                         .with("code", card->code)
                                         .with("other_row", first->second)});
    }
    return file;
}

} // namespace quiz
