#include "quiz/domain/question_draft.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "quiz/domain/draft_tags.hpp"
#include "quiz/domain/refusals.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace quiz {

namespace {

constexpr std::string_view periods[] = {"P1", "P2", "P3", "P4", "P5", "P6", "P7", "L"};
constexpr std::string_view topics[] = {
    "meeting",         "event",  "person",    "document",  "spirit",
    "labour_movement", "model",  "zhejiang",  "union_law", "labour_law",
    "women",           "family", "volunteer", "privacy",   "safety",
};
/// Options that speak of their neighbours, which shuffling separates (E2).
constexpr std::string_view naming_others[] = {"以上都", "以上皆",   "以上全", "以上均",
                                              "上述都", "上述均",   "都不对", "都不是",
                                              "都正确", "全部正确", "都对"};

struct Named {
    std::string_view name;
    int value;
};

std::optional<int> value_named(std::span<Named const> names, std::string_view name)
{
    auto const found = std::ranges::find(names, name, &Named::name);
    return found == names.end() ? std::nullopt : std::optional{found->value};
}

std::string list_of(std::span<std::string_view const> words)
{
    std::string list;
    for (auto const word : words)
        list.append(list.empty() ? "" : ", ").append(word);
    return list;
}

/// Collects what is wrong with one draft while its question takes shape.
class Checking {
public:
    explicit Checking(QuestionDraft const& draft) : draft_{draft} {}

    CheckedDraft run()
    {
        check_code();
        check_type();
        check_taxonomy();
        check_text("stem", draft_.stem, stem_characters_max);
        check_options();
        check_answer();
        check_text("explanation", draft_.explanation, explanation_characters_max);
        check_text("source", draft_.source, source_characters_max);
        check_valid_from();
        if (!problems_.empty())
            return {std::nullopt, std::move(problems_)};
        question_.code = draft_.code;
        question_.period = draft_.period;
        question_.topic = draft_.topic;
        question_.stem = draft_.stem;
        question_.options = draft_.options;
        question_.explanation = draft_.explanation;
        question_.source = draft_.source;
        return {std::move(question_), {}};
    }

private:
    void refuse_at(std::string column, base::Error error)
    {
        problems_.push_back({draft_.row, std::move(column), std::move(error)});
    }

    bool check_text(std::string const& column, std::string const& text, std::size_t characters_max)
    {
        if (base::trimmed(text).empty()) {
            refuse_at(column, refuse(question_field_empty));
            return false;
        }
        if (base::trimmed(text) != text || !base::is_visible_line(text)) {
            refuse_at(column, refuse(question_text_untidy));
            return false;
        }
        auto const found = base::length(text);
        if (found > characters_max) {
            refuse_at(column, refuse(question_text_length)
                                  .with("characters_max", characters_max)
                                  .with("found", found));
            return false;
        }
        return true;
    }

    void check_code()
    {
        if (draft_.code.empty())
            return refuse_at("code", refuse(question_field_empty));
        if (!is_question_code(draft_.code))
            refuse_at("code", refuse(question_code_malformed).with("found", draft_.code));
    }

    void check_type()
    {
        constexpr std::array names{Named{"single", 0}, Named{"单选", 0},       Named{"multiple", 1},
                                   Named{"多选", 1},   Named{"true_false", 2}, Named{"判断", 2}};
        auto const type = value_named(names, draft_.type);
        if (!type)
            return refuse_at("type",
                             refuse(question_type_unknown)
                                 .with("allowed", "single, multiple, true_false (单选, 多选, 判断)")
                                 .with("found", draft_.type));
        question_.type = static_cast<QuestionType>(*type);
        has_type_ = true;
    }

    void check_taxonomy()
    {
        if (std::ranges::find(periods, draft_.period) == std::end(periods))
            refuse_at("period", refuse(period_unknown)
                                    .with("allowed", list_of(periods))
                                    .with("found", draft_.period));
        if (std::ranges::find(topics, draft_.topic) == std::end(topics))
            refuse_at(
                "topic",
                refuse(topic_unknown).with("allowed", list_of(topics)).with("found", draft_.topic));
        constexpr std::array names{Named{"1", 0},  Named{"易", 0}, Named{"2", 1},
                                   Named{"中", 1}, Named{"3", 2},  Named{"难", 2}};
        auto const stratum = value_named(names, draft_.difficulty);
        if (!stratum)
            return refuse_at("difficulty",
                             refuse(difficulty_out_of_range).with("found", draft_.difficulty));
        question_.stratum = static_cast<Stratum>(*stratum);
    }

    /// The column of the options as a whole is that of the first one.
    void check_options()
    {
        if (!has_type_)
            return;
        bool const is_true_false = question_.type == QuestionType::true_false;
        std::size_t const expected = is_true_false ? 2 : 4;
        if (draft_.options.size() != expected)
            return refuse_at("A", refuse(options_count)
                                      .with("expected", expected)
                                      .with("found", draft_.options.size()));
        if (is_true_false && draft_.options != std::vector<std::string>{"正确", "错误"})
            return refuse_at("A", refuse(options_not_true_false));
        for (int position = 0; std::cmp_less(position, expected); ++position)
            check_option(position);
    }

    void check_option(int position)
    {
        auto const& option = draft_.options[static_cast<std::size_t>(position)];
        auto const letter = option_letter(position);
        if (!check_text(letter, option, option_characters_max))
            return;
        for (int before = 0; before < position; ++before)
            if (draft_.options[static_cast<std::size_t>(before)] == option)
                return refuse_at(letter, refuse(options_same)
                                             .with("first", option_letter(before))
                                             .with("second", letter));
        if (std::ranges::any_of(naming_others, [&](auto words) { return option.contains(words); }))
            refuse_at(letter, refuse(option_names_others).with("option", letter));
    }

    void check_answer()
    {
        auto const count =
            static_cast<int>(std::min<std::size_t>(draft_.options.size(), options_max));
        for (char const c : draft_.answer) {
            if (c == ' ' || c == ',' || c == ';')
                continue;
            int const position = c - 'A';
            if (position < 0 || position >= count)
                return refuse_at(
                    "answer", refuse(answer_unknown_option)
                                  .with("found", std::string{c})
                                  .with("allowed", "A-" + option_letter(std::max(count, 1) - 1)));
            question_.answer.insert(position);
        }
        if (question_.answer.is_empty())
            return refuse_at("answer", refuse(question_field_empty));
        if (!has_type_)
            return;
        int const found = question_.answer.size();
        bool const is_multiple = question_.type == QuestionType::multiple;
        if (is_multiple ? found < 2 : found != 1)
            refuse_at("answer", refuse(answer_count)
                                    .with("expected", is_multiple ? "2-4" : "1")
                                    .with("found", found));
    }

    void check_valid_from()
    {
        if (draft_.valid_from.empty()) {
            if (draft_.period == "L")
                refuse_at("valid_from", refuse(valid_from_missing));
            return;
        }
        auto const date = base::CivilDate::parse(draft_.valid_from);
        if (!date.has_value())
            return refuse_at("valid_from", date.error());
        question_.valid_from = *date;
    }

    QuestionDraft const& draft_;
    Question question_;
    bool has_type_ = false;
    std::vector<ImportProblem> problems_;
};

/// Signs and spaces of ASCII and of Chinese typesetting.
bool is_punctuation(char32_t c)
{
    if (c < 0x80)
        return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    return c == 0xB7 || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) ||
           (c >= 0xFF00 && c <= 0xFFEF);
}

} // namespace

CheckedDraft check_draft(QuestionDraft const& draft)
{
    return Checking{draft}.run();
}

std::string normalised_stem(std::string_view stem)
{
    auto const narrow = base::half_width(stem);
    std::string kept;
    for (auto const character : base::characters(narrow))
        if (!is_punctuation(base::code_point(character)))
            kept.append(character);
    return kept;
}

std::string option_letter(int position)
{
    return std::string(1, static_cast<char>('A' + position));
}

std::string letters(OptionSet answer)
{
    std::string letters;
    for (int position = 0; position < options_max; ++position)
        if (answer.contains(position))
            letters += option_letter(position);
    return letters;
}

QuestionDraft draft_of(Question const& question)
{
    return {.code = question.code,
            .type = std::string{text(question.type)},
            .period = question.period,
            .topic = question.topic,
            .difficulty = std::to_string(static_cast<int>(question.stratum) + 1),
            .stem = question.stem,
            .options = question.options,
            .answer = letters(question.answer),
            .explanation = question.explanation,
            .source = question.source,
            .valid_from = question.valid_from ? question.valid_from->text() : ""};
}

} // namespace quiz
