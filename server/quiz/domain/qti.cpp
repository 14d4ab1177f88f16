#include "quiz/domain/qti.hpp"

#include "document/archive.hpp"
#include "document/xml.hpp"
#include "quiz/domain/draft_tags.hpp"
#include "quiz/domain/draft_type.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/domain/text_lines.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace quiz {

namespace {

using document::xml_escaped;
using document::XmlDocument;
using document::XmlElement;

constexpr std::string_view item_name = "qti-assessment-item";
constexpr std::string_view item_schema = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
constexpr std::string_view manifest_schema = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";

struct Datum {
    std::string_view attribute;
    std::string QuestionDraft::*field;
};
constexpr std::array data{
    Datum{"data-period", &QuestionDraft::period},
    Datum{"data-topic", &QuestionDraft::topic},
    Datum{"data-difficulty", &QuestionDraft::difficulty},
    Datum{"data-source", &QuestionDraft::source},
    Datum{"data-valid-from", &QuestionDraft::valid_from},
};

std::unexpected<base::Error> unsupported(std::string_view kind)
{
    return std::unexpected{refuse(question_kind_unsupported)
                               .with("found", std::string{kind})
                               .with("allowed", "qti-choice-interaction")};
}

/// The only interaction of an item; the name of the kind that stands in the way otherwise.
std::expected<XmlElement, std::string> only_choice(XmlElement const& body)
{
    auto const choices = body.descendants("qti-choice-interaction");
    if (choices.size() == 1 && body.descendants("img").empty())
        return choices.front();
    if (choices.size() == 1)
        return std::unexpected{"picture"};
    if (choices.size() > 1)
        return std::unexpected{fmt::format("{} interactions", choices.size())};
    for (auto const& child : body.children())
        if (child.name().ends_with("-interaction"))
            return std::unexpected{std::string{child.name()}};
    return std::unexpected{"no interaction"};
}

/// What stands before the options: paragraphs of the body and the prompt.
std::string stem_of(XmlElement const& body, XmlElement const& choice)
{
    std::string stem;
    for (auto const& child : body.children()) {
        bool const is_for_readers = child.name() != "qti-rubric-block" &&
                                    child.name() != "qti-choice-interaction" &&
                                    child.descendants("qti-choice-interaction").empty();
        if (is_for_readers)
            append_line(stem, one_line(child.text()));
    }
    if (auto const prompt = choice.child("qti-prompt"))
        append_line(stem, one_line(prompt->text()));
    return stem;
}

/// The declaration that a choice answers to.
std::optional<XmlElement> declaration_of(XmlElement const& item, XmlElement const& choice)
{
    for (auto const& declaration : item.children("qti-response-declaration"))
        if (declaration.attribute("identifier") == choice.attribute("response-identifier"))
            return declaration;
    return std::nullopt;
}

std::vector<std::string> right_of(XmlElement const& declaration)
{
    std::vector<std::string> right;
    if (auto const correct = declaration.child("qti-correct-response"))
        for (auto const& value : correct->children("qti-value"))
            right.emplace_back(stripped(value.text()));
    return right;
}

void read_choices(XmlElement const& choice, XmlElement const& declaration, QuestionDraft& draft)
{
    auto const right = right_of(declaration);
    for (auto const& option : choice.children("qti-simple-choice")) {
        if (std::cmp_greater(draft.options.size(), options_max))
            break; // One too many says that they are too many.
        if (std::ranges::find(right, option.attribute("identifier")) != right.end())
            draft.answer += option_letter(static_cast<int>(draft.options.size()));
        draft.options.push_back(one_line(option.text()));
    }
    bool const is_multiple = declaration.attribute("cardinality") == "multiple";
    if (is_multiple || draft.options.size() != 2)
        draft.type = text(is_multiple ? QuestionType::multiple : QuestionType::single);
}

base::Result<QuestionDraft> draft_in(XmlElement const& item, int row)
{
    auto const body = item.child("qti-item-body");
    if (!body)
        return unsupported("no body");
    auto const choice = only_choice(*body);
    if (!choice)
        return unsupported(choice.error());
    auto const declaration = declaration_of(item, *choice);
    if (!declaration)
        return unsupported("no declaration");
    QuestionDraft draft{.row = row};
    auto const title = item.attribute("title");
    draft.code = is_question_code(title) ? title : item.attribute("identifier");
    draft.stem = stem_of(*body, *choice);
    read_choices(*choice, *declaration, draft);
    if (auto const feedback = item.child("qti-modal-feedback"))
        draft.explanation = one_line(feedback->text());
    for (auto const& datum : data)
        draft.*datum.field = body->attribute(datum.attribute);
    settle_type(draft);
    return draft;
}

QuestionFile read_package(document::Archive& archive, std::vector<std::string> const& names)
{
    QuestionFile file;
    int row = 0;
    auto const take = [&](std::string const& name) -> base::Result<void> {
        auto const bytes = TRY(archive.read(name));
        auto const xml = TRY(XmlDocument::parse(bytes.value_or("")));
        if (xml.root().name() == item_name)
            file.drafts.push_back(TRY(draft_in(xml.root(), row)));
        return base::ok();
    };
    for (auto const& name : names) {
        if (!name.ends_with(".xml") || name.ends_with("imsmanifest.xml"))
            continue;
        ++row;
        if (auto taken = take(name); !taken)
            file.problems.push_back({row, "", std::move(taken).error()});
    }
    return file;
}

std::string item_of(Question const& question)
{
    auto const draft = draft_of(question);
    bool const is_multiple = question.type == QuestionType::multiple;
    std::string right;
    for (char const letter : draft.answer)
        right += fmt::format("<qti-value>{}</qti-value>", letter);
    std::string options;
    for (int position = 0; std::cmp_less(position, draft.options.size()); ++position)
        options += fmt::format("<qti-simple-choice identifier=\"{}\">{}</qti-simple-choice>\n",
                               option_letter(position),
                               xml_escaped(draft.options[static_cast<std::size_t>(position)]));
    std::string written;
    for (auto const& datum : data)
        if (auto const& value = draft.*datum.field; !value.empty())
            written += fmt::format(" {}=\"{}\"", datum.attribute, xml_escaped(value));
    return fmt::format(
        R"(<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="{0}" identifier="Q-{1}" title="{1}" adaptive="false" time-dependent="false">
<qti-response-declaration identifier="RESPONSE" cardinality="{2}" base-type="identifier">
<qti-correct-response>{3}</qti-correct-response></qti-response-declaration>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
<qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>
<qti-item-body{4}>
<qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="{5}">
<qti-prompt>{6}</qti-prompt>
{7}</qti-choice-interaction></qti-item-body>
<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>
<qti-modal-feedback outcome-identifier="FEEDBACK" identifier="explanation" show-hide="show">)"
        "<qti-content-body><p>{8}</p></qti-content-body></qti-modal-feedback>\n"
        "</qti-assessment-item>\n",
        item_schema, question.code, is_multiple ? "multiple" : "single", right, written,
        is_multiple ? 0 : 1, xml_escaped(draft.stem), options, xml_escaped(draft.explanation));
}

} // namespace

base::Result<QuestionFile> read_qti(std::string_view bytes)
{
    if (bytes.starts_with("PK")) {
        auto archive = TRY(document::Archive::open(bytes));
        auto const names = archive.names();
        CHECK_OK(check_import_size(names.size()));
        return read_package(archive, names);
    }
    auto const xml = TRY(XmlDocument::parse(bytes));
    if (xml.root().name() != item_name)
        return std::unexpected{refuse(xml_root_unexpected)
                                   .with("expected", std::string{item_name})
                                   .with("found", std::string{xml.root().name()})};
    QuestionFile file;
    if (auto draft = draft_in(xml.root(), 1))
        file.drafts.push_back(*std::move(draft));
    else
        file.problems.push_back({1, "", std::move(draft).error()});
    return file;
}

std::string write_qti(std::span<Question const> questions)
{
    std::vector<document::ArchivePart> parts;
    std::string resources;
    for (auto const& question : questions) {
        auto const name = "items/" + question.code + ".xml";
        parts.push_back({name, item_of(question)});
        resources += fmt::format("<resource identifier=\"R-{}\" type=\"imsqti_item_xmlv3p0\" "
                                 "href=\"{}\"><file href=\"{}\"/></resource>\n",
                                 question.code, name, name);
    }
    parts.insert(parts.begin(),
                 {"imsmanifest.xml",
                  fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<manifest xmlns=\"{}\" identifier=\"questions\"><metadata>"
                              "<schema>QTI Package</schema><schemaversion>3.0.0</schemaversion>"
                              "</metadata><organizations/><resources>\n{}</resources></manifest>\n",
                              manifest_schema, resources)});
    return document::write_archive(parts);
}

} // namespace quiz
