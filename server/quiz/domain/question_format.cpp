#include "quiz/domain/question_format.hpp"

#include "document/encoding.hpp"
#include "quiz/domain/aiken.hpp"
#include "quiz/domain/gift.hpp"
#include "quiz/domain/moodle_xml.hpp"
#include "quiz/domain/qti.hpp"
#include "quiz/domain/question_table.hpp"
#include "quiz/domain/question_text.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/domain/text_lines.hpp"
#include "json/writer.hpp"

#include <algorithm>
#include <utility>

namespace quiz {

namespace {

/// Enough to see what a text is, without reading all of a large one twice.
constexpr std::size_t bytes_looked_at = 64 << 10;

bool is_table_header(std::string_view line)
{
    return line.contains(',') && (line.contains("题干") || line.contains("stem"));
}

bool is_aiken_answer(std::string_view line)
{
    LineHead head{line};
    return (head.skip_word("ANSWER") || head.skip_word("Answer")) && head.peek() == ':';
}

/// A name, or a brace with what GIFT has in braces.
bool is_gift(std::string_view text)
{
    auto const open = text.find('{');
    auto const close = text.find('}', std::min(open, text.size()));
    if (text.starts_with("::") || text.contains("\n::"))
        return true;
    if (close == std::string_view::npos)
        return false;
    auto const inside = stripped(text.substr(open + 1, close - open - 1));
    return inside.starts_with('=') || inside.starts_with('~') || inside == "T" || inside == "F" ||
           inside.starts_with("TRUE") || inside.starts_with("FALSE");
}

QuestionFormat format_of_text(std::string_view text)
{
    auto const lines = lines_of(text);
    auto const first =
        std::ranges::find_if(lines, [](auto const& one) { return !one.text.empty(); });
    if (first == lines.end())
        return QuestionFormat::text;
    if (first->text.starts_with('['))
        if (stripped(first->text.substr(1)).starts_with('{') || first->text == "[")
            return QuestionFormat::json;
    if (first->text.starts_with('<'))
        return text.contains("<quiz") ? QuestionFormat::moodle_xml : QuestionFormat::qti;
    if (is_table_header(first->text))
        return QuestionFormat::csv;
    if (std::ranges::any_of(lines, [](auto const& one) { return is_aiken_answer(one.text); }))
        return QuestionFormat::aiken;
    return is_gift(text) ? QuestionFormat::gift : QuestionFormat::text;
}

base::Result<QuestionFile> read_as(std::string_view text, QuestionFormat format)
{
    switch (format) {
    case QuestionFormat::json:
        return read_question_list(text);
    case QuestionFormat::csv:
        return read_question_table(text);
    case QuestionFormat::xlsx:
        return read_question_sheet(text);
    case QuestionFormat::text:
        return read_question_text(text);
    case QuestionFormat::gift:
        return read_gift(text);
    case QuestionFormat::aiken:
        return read_aiken(text);
    case QuestionFormat::moodle_xml:
        return read_moodle_xml(text);
    case QuestionFormat::qti:
        return read_qti(text);
    }
    std::unreachable();
}

/// These say themselves how their characters are written, or are no text at all.
bool is_binary(QuestionFormat format, std::string_view bytes)
{
    return format == QuestionFormat::xlsx || bytes.starts_with("PK");
}

} // namespace

std::string_view text(QuestionFormat format)
{
    switch (format) {
    case QuestionFormat::json:
        return "json";
    case QuestionFormat::csv:
        return "csv";
    case QuestionFormat::xlsx:
        return "xlsx";
    case QuestionFormat::text:
        return "text";
    case QuestionFormat::gift:
        return "gift";
    case QuestionFormat::aiken:
        return "aiken";
    case QuestionFormat::moodle_xml:
        return "moodle_xml";
    case QuestionFormat::qti:
        return "qti";
    }
    std::unreachable();
}

base::Result<QuestionFormat> question_format_named(std::string_view name)
{
    std::string allowed;
    for (auto const format : question_formats) {
        if (text(format) == name)
            return format;
        allowed.append(allowed.empty() ? "" : ", ").append(text(format));
    }
    return std::unexpected{
        refuse(question_format_unknown).at("format").with("allowed", std::move(allowed))};
}

std::optional<QuestionFormat> format_by_ending(std::string_view file_name)
{
    constexpr std::array endings{
        std::pair{".json", QuestionFormat::json}, std::pair{".csv", QuestionFormat::csv},
        std::pair{".xlsx", QuestionFormat::xlsx}, std::pair{".xls", QuestionFormat::xlsx},
        std::pair{".gift", QuestionFormat::gift}};
    for (auto const& [ending, format] : endings)
        if (file_name.ends_with(ending))
            return format;
    return std::nullopt;
}

QuestionFormat guess_format(std::string_view bytes)
{
    constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0";
    if (bytes.starts_with(compound_file))
        return QuestionFormat::xlsx;
    if (bytes.starts_with("PK"))
        return bytes.contains("xl/workbook.xml") ? QuestionFormat::xlsx : QuestionFormat::qti;
    auto const text = document::utf8_of(bytes);
    return text ? format_of_text(std::string_view{*text}.substr(0, bytes_looked_at))
                : QuestionFormat::text;
}

base::Result<QuestionFile> read_questions(std::string_view bytes, QuestionFormat format)
{
    std::string decoded;
    if (!is_binary(format, bytes)) {
        decoded = TRY(document::utf8_of(bytes));
        bytes = decoded;
    }
    auto file = TRY(read_as(bytes, format));
    if (file.drafts.empty() && file.problems.empty())
        return std::unexpected{refuse(questions_missing)};
    return file;
}

std::string write_question_list(std::span<Question const> questions)
{
    json::Writer json;
    json.begin_array();
    for (auto const& question : questions) {
        auto const draft = draft_of(question);
        json.begin_object().field("code", draft.code).field("type", draft.type);
        json.field("period", draft.period).field("topic", draft.topic);
        json.field("difficulty", static_cast<int>(question.stratum) + 1);
        json.field("stem", draft.stem).key("options").begin_object();
        for (int position = 0; std::cmp_less(position, draft.options.size()); ++position)
            json.field(option_letter(position), draft.options[static_cast<std::size_t>(position)]);
        json.end_object().key("answer").begin_array();
        for (char const letter : draft.answer)
            json.value(std::string(1, letter));
        json.end_array().field("explanation", draft.explanation).field("source", draft.source);
        if (!draft.valid_from.empty())
            json.field("valid_from", draft.valid_from);
        json.end_object();
    }
    return json.end_array().take() + '\n';
}

std::string write_questions(std::span<Question const> questions, QuestionFormat format)
{
    switch (format) {
    case QuestionFormat::json:
        return write_question_list(questions);
    case QuestionFormat::csv:
        return write_question_table(questions);
    case QuestionFormat::text:
        return write_question_text(questions);
    case QuestionFormat::gift:
        return write_gift(questions);
    case QuestionFormat::aiken:
        return write_aiken(questions);
    case QuestionFormat::moodle_xml:
        return write_moodle_xml(questions);
    case QuestionFormat::qti:
        return write_qti(questions);
    case QuestionFormat::xlsx:
        break;
    }
    std::unreachable();
}

bool holds(QuestionFormat format, Question const& question)
{
    return format != QuestionFormat::aiken || question.type != QuestionType::multiple;
}

} // namespace quiz
