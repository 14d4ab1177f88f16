#include "quiz/domain/moodle_xml.hpp"

#include "base/decimal.hpp"
#include "document/xml.hpp"
#include "quiz/domain/draft_tags.hpp"
#include "quiz/domain/draft_type.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/domain/text_lines.hpp"

#include <fmt/format.h>
#include <utility>

namespace quiz {

namespace {

using document::xml_escaped;
using document::XmlElement;

/// The text of `<name><text>...</text></name>`, in whichever of Moodle's formats it is written.
std::string text_in(XmlElement const& parent, std::string_view name)
{
    auto const element = parent.child(name);
    auto const inner = element ? element->child("text") : std::nullopt;
    if (!inner)
        return {};
    auto const format = element->attribute("format");
    auto const text = inner->text();
    if (format == "plain_text" || format == "markdown")
        return one_line(text);
    return std::string{stripped(document::text_of_html(text))};
}

std::string plain_child(XmlElement const& parent, std::string_view name)
{
    auto const child = parent.child(name);
    return child ? std::string{stripped(child->text())} : std::string{};
}

std::unexpected<base::Error> unsupported(std::string_view kind)
{
    return std::unexpected{refuse(question_kind_unsupported)
                               .with("found", std::string{kind})
                               .with("allowed", "multichoice, truefalse")};
}

double fraction_of(XmlElement const& answer)
{
    return base::decimal_in(answer.attribute("fraction")).value_or(0);
}

std::string answer_text(XmlElement const& answer, std::string_view format)
{
    auto const inner = answer.child("text");
    auto const text = inner ? inner->text() : std::string{};
    auto const own = answer.attribute("format");
    auto const used = own.empty() ? format : own;
    if (used == "plain_text" || used == "markdown")
        return one_line(text);
    return std::string{stripped(document::text_of_html(text))};
}

void read_choices(XmlElement const& question, QuestionDraft& draft)
{
    bool const is_single = plain_child(question, "single") != "false";
    auto const answers = question.children("answer");
    for (auto const& answer : answers) {
        if (std::cmp_greater(draft.options.size(), options_max))
            break; // One too many says that they are too many.
        // Beside one right answer, a fraction is for those who are nearly right.
        auto const fraction = fraction_of(answer);
        if (is_single ? fraction >= 100 : fraction > 0)
            draft.answer += option_letter(static_cast<int>(draft.options.size()));
        draft.options.push_back(answer_text(answer, "html"));
    }
    // Two options that are judgements are one; any other single choice is what it says.
    if (!is_single || draft.options.size() != 2)
        draft.type = text(is_single ? QuestionType::single : QuestionType::multiple);
}

void read_judgement(XmlElement const& question, QuestionDraft& draft)
{
    draft.type = text(QuestionType::true_false);
    for (auto const& answer : question.children("answer"))
        if (fraction_of(answer) >= 100)
            draft.answer = answer_text(answer, "plain_text") == "true" ? "T" : "F";
}

base::Result<QuestionDraft> draft_in(XmlElement const& question, int row)
{
    QuestionDraft draft{.row = row};
    auto const type = question.attribute("type");
    if (type == "multichoice")
        read_choices(question, draft);
    else if (type == "truefalse")
        read_judgement(question, draft);
    else
        return unsupported(type);
    auto const inner = question.child("questiontext");
    if (inner && inner->text().contains("<img"))
        return unsupported("picture");
    draft.stem = text_in(question, "questiontext");
    draft.explanation = text_in(question, "generalfeedback");
    draft.code = plain_child(question, "idnumber");
    if (auto name = text_in(question, "name"); draft.code.empty() && is_question_code(name))
        draft.code = std::move(name);
    if (auto const tags = question.child("tags"))
        for (auto const& tag : tags->children("tag"))
            read_tag(plain_child(tag, "text"), draft);
    settle_type(draft);
    return draft;
}

std::string text_element(std::string_view name, std::string_view text)
{
    return fmt::format("  <{0} format=\"plain_text\"><text>{1}</text></{0}>\n", name,
                       xml_escaped(text));
}

std::string answer_element(double fraction, std::string_view text)
{
    return fmt::format("  <answer fraction=\"{:.7g}\" format=\"plain_text\"><text>{}</text>"
                       "<feedback><text></text></feedback></answer>\n",
                       fraction, xml_escaped(text));
}

void write_answers(std::string& xml, Question const& question)
{
    if (question.type == QuestionType::true_false) {
        bool const is_right = question.answer.contains(0);
        xml += answer_element(is_right ? 100 : 0, "true");
        xml += answer_element(is_right ? 0 : 100, "false");
        return;
    }
    bool const is_single = question.type == QuestionType::single;
    xml += fmt::format("  <single>{}</single>\n", is_single);
    for (int position = 0; std::cmp_less(position, question.options.size()); ++position)
        xml +=
            answer_element(question.answer.contains(position) ? 100.0 / question.answer.size() : 0,
                           question.options[static_cast<std::size_t>(position)]);
}

} // namespace

base::Result<QuestionFile> read_moodle_xml(std::string_view xml)
{
    auto const document = TRY(document::XmlDocument::parse(xml));
    auto const root = document.root();
    if (root.name() != "quiz")
        return std::unexpected{refuse(xml_root_unexpected)
                                   .with("expected", "quiz")
                                   .with("found", std::string{root.name()})};
    QuestionFile file;
    int row = 0;
    for (auto const& question : root.children("question")) {
        if (question.attribute("type") == "category")
            continue;
        ++row;
        if (auto draft = draft_in(question, row))
            file.drafts.push_back(*std::move(draft));
        else
            file.problems.push_back({row, "", std::move(draft).error()});
    }
    CHECK_OK(check_import_size(static_cast<std::size_t>(row)));
    return file;
}

std::string write_moodle_xml(std::span<Question const> questions)
{
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n";
    for (auto const& question : questions) {
        bool const is_judgement = question.type == QuestionType::true_false;
        xml += fmt::format(" <question type=\"{}\">\n  <name><text>{}</text></name>\n",
                           is_judgement ? "truefalse" : "multichoice", question.code);
        xml += text_element("questiontext", question.stem);
        xml += text_element("generalfeedback", question.explanation);
        xml += fmt::format("  <idnumber>{}</idnumber>\n", question.code);
        write_answers(xml, question);
        xml += "  <tags>";
        for (auto const& tag : tags_of(question))
            xml += "<tag><text>" + xml_escaped(tag) + "</text></tag>";
        xml += "</tags>\n </question>\n";
    }
    return xml + "</quiz>\n";
}

} // namespace quiz
