#include "quiz/api/import_json.hpp"

#include "quiz/domain/question_file.hpp"

#include <utility>

namespace quiz {

namespace {

using http::JsonObject;
using http::JsonWriter;

base::Result<void> read_into(std::string& field, JsonObject const& row, std::string_view name)
{
    auto text = TRY(row.optional_text(name));
    field = std::move(text).value_or("");
    return base::ok();
}

base::Result<QuestionDraft> read_draft(JsonObject const& row, int place)
{
    CHECK_OK(row.allow_only({"row", "code", "type", "period", "topic", "difficulty", "stem",
                             "options", "answer", "explanation", "source", "valid_from"}));
    auto const number = TRY(row.optional_integer("row"));
    constexpr std::int64_t number_max = 1'000'000'000;
    QuestionDraft draft{.row = place};
    if (number && *number > 0 && *number < number_max)
        draft.row = static_cast<int>(*number);
    CHECK_OK(read_into(draft.code, row, "code"));
    CHECK_OK(read_into(draft.type, row, "type"));
    CHECK_OK(read_into(draft.period, row, "period"));
    CHECK_OK(read_into(draft.topic, row, "topic"));
    CHECK_OK(read_into(draft.difficulty, row, "difficulty"));
    CHECK_OK(read_into(draft.stem, row, "stem"));
    if (row.has("options"))
        draft.options = TRY(row.texts("options"));
    while (!draft.options.empty() && draft.options.back().empty())
        draft.options.pop_back();
    CHECK_OK(read_into(draft.answer, row, "answer"));
    CHECK_OK(read_into(draft.explanation, row, "explanation"));
    CHECK_OK(read_into(draft.source, row, "source"));
    CHECK_OK(read_into(draft.valid_from, row, "valid_from"));
    return draft;
}

void write_draft(JsonWriter& json, QuestionDraft const& draft)
{
    json.begin_object().field("code", draft.code).field("type", draft.type);
    json.field("period", draft.period).field("topic", draft.topic);
    json.field("difficulty", draft.difficulty).field("stem", draft.stem);
    json.key("options").begin_array();
    for (auto const& option : draft.options)
        json.value(option);
    json.end_array().field("answer", draft.answer).field("explanation", draft.explanation);
    json.field("source", draft.source).field("valid_from", draft.valid_from).end_object();
}

void write_problem(JsonWriter& json, ImportProblem const& problem, http::Words const& words,
                   http::Language language)
{
    json.begin_object().field("column", problem.column).field("code", problem.error.reason);
    json.field("message", words.say(problem.error, language)).key("facts").begin_object();
    for (auto const& fact : problem.error.facts)
        json.field(fact.name, fact.value);
    json.end_object().end_object();
}

void write_row(JsonWriter& json, PreviewRow const& row, http::Words const& words,
               http::Language language)
{
    json.begin_object().field("row", row.draft.row).field("fate", text(row.fate));
    json.key("question");
    write_draft(json, row.draft);
    json.key("lines").begin_object();
    for (auto const& [column, line] : row.draft.lines)
        json.field(column, line);
    json.end_object().key("problems").begin_array();
    for (auto const& problem : row.problems)
        write_problem(json, problem, words, language);
    json.end_array().key("doubles").begin_array();
    for (auto const& other : row.doubles) {
        json.begin_object().field("percent", other.percent).field("row", other.row);
        json.field("code", other.code).field("stem", other.stem).end_object();
    }
    json.end_array().end_object();
}

} // namespace

base::Result<std::vector<QuestionDraft>> read_draft_rows(std::string_view text)
{
    auto const body = TRY(JsonObject::parse(text));
    CHECK_OK(body.allow_only({"rows"}));
    auto const rows = TRY(body.objects("rows"));
    CHECK_OK(check_import_size(rows.size()));
    std::vector<QuestionDraft> drafts;
    drafts.reserve(rows.size());
    for (auto const& row : rows)
        drafts.push_back(TRY(read_draft(row, static_cast<int>(drafts.size()) + 1)));
    return drafts;
}

void write_preview(JsonWriter& json, ImportPreview const& preview, http::Words const& words,
                   http::Language language)
{
    int doubles = 0;
    for (auto const& row : preview.rows)
        doubles += row.doubles.empty() ? 0 : 1;
    json.key("counts").begin_object().field("rows", preview.rows.size());
    for (auto const fate : {RowFate::added, RowFate::changed, RowFate::unchanged, RowFate::wrong})
        json.field(text(fate), preview.count(fate));
    json.field("doubles", doubles).end_object().key("rows").begin_array();
    for (auto const& row : preview.rows)
        write_row(json, row, words, language);
    json.end_array();
}

void write_import(JsonWriter& json, ImportRecord const& record, base::Instant now)
{
    auto const zone = base::TimeZone::shanghai();
    json.begin_object().field("id", std::to_string(record.id.value));
    json.field("added", record.added).field("changed", record.changed);
    json.field("made_at", zone.text(record.made_at));
    json.key("undone_at");
    if (record.undone_at)
        json.value(zone.text(*record.undone_at));
    else
        json.null();
    json.field("can_be_undone", check_undo(record, now).has_value()).end_object();
}

} // namespace quiz
