#include "audit/api/author.hpp"
#include "base/text.hpp"
#include "http/json.hpp"
#include "http/paging.hpp"
#include "membership/api/officers.hpp"
#include "quiz/api/import_json.hpp"
#include "quiz/api/path.hpp"
#include "quiz/api/route_groups.hpp"
#include "quiz/domain/draft_tags.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/exporting_questions.hpp"
#include "quiz/service/importing_questions.hpp"
#include "quiz/service/keeping_bank.hpp"
#include "quiz/service/previewing_import.hpp"
#include "quiz/service/undoing_import.hpp"

#include <utility>

namespace quiz {

namespace {

using http::Answer;
using http::Call;
using http::JsonWriter;
using http::Response;
using membership::Action;

constexpr std::size_t file_bytes_max = 10 << 20;
/// What the console sends when rows were mended: a format of this API only.
constexpr std::string_view rows_format = "rows";

base::Result<DraftDefaults> defaults_of(Call const& call)
{
    DraftDefaults defaults;
    auto const take = [&](std::string_view name, std::string& field) {
        if (auto const value = call.request.query_value(name))
            field = *value;
    };
    take("period", defaults.period);
    take("topic", defaults.topic);
    take("difficulty", defaults.difficulty);
    take("source", defaults.source);
    take("code_prefix", defaults.code_prefix);
    if (!is_question_code(defaults.code_prefix))
        return std::unexpected{
            refuse(question_code_malformed).at("code_prefix").with("found", defaults.code_prefix)};
    return defaults;
}

struct ReadRows {
    std::string_view format;
    QuestionFile file;
};

base::Result<ReadRows> rows_in(Call const& call)
{
    auto const& body = call.request.body;
    auto const named = call.request.query_value("format");
    if (named == rows_format)
        return ReadRows{rows_format, {.drafts = TRY(read_draft_rows(body)), .problems = {}}};
    auto const format = named ? TRY(question_format_named(*named)) : guess_format(body);
    return ReadRows{text(format), TRY(read_questions(body, format))};
}

Answer preview(sql::Transaction& tx, Api const& api, Call const& call)
{
    CHECK_OK(membership::check_at_top(tx, *call.officer, Action::question_edit));
    auto const defaults = TRY(defaults_of(call));
    // A bank that there is not costs nothing to say so, whatever the file.
    static_cast<void>(TRY(find_bank(tx, call.parameter(0))));
    auto read = TRY(rows_in(call));
    auto const found = TRY(preview_import(tx, call.parameter(0), std::move(read.file), defaults));
    JsonWriter json;
    json.begin_object().field("format", read.format);
    write_preview(json, found, api.words, call.request.language());
    return Response::private_json(200, json.end_object().take());
}

Answer import(sql::Transaction& tx, Api const& api, Call const& call)
{
    CHECK_OK(membership::check_at_top(tx, *call.officer, Action::question_edit));
    auto drafts = TRY(read_draft_rows(call.request.body));
    auto const report = TRY(import_drafts(tx, api.live, audit::author_of(call),
                                          {call.parameter(0), std::move(drafts)}));
    JsonWriter json;
    json.begin_object().key("id");
    if (report.id)
        json.value(std::to_string(report.id->value));
    else
        json.null();
    json.field("added", report.added).field("changed", report.changed);
    json.field("unchanged", report.unchanged).end_object();
    return Response::private_json(201, json.take());
}

Answer show_imports(sql::Transaction& tx, Api const&, Call const& call)
{
    CHECK_OK(membership::check_at_top(tx, *call.officer, Action::question_see));
    auto const imports = TRY(list_imports(tx, call.parameter(0)));
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& record : imports)
        write_import(json, record, tx.now());
    json.end_array().end_object();
    return Response::private_json(200, json.take());
}

Answer undo(sql::Transaction& tx, Api const& api, Call const& call)
{
    CHECK_OK(membership::check_at_top(tx, *call.officer, Action::question_edit));
    CHECK_OK(nothing_in_body(call));
    auto const id = base::number_in<std::int64_t>(call.parameter(1));
    if (!id)
        return std::unexpected{refuse(import_unknown).with("id", call.parameter(1))};
    auto const record =
        TRY(undo_import(tx, api.live, audit::author_of(call), call.parameter(0), ImportId{*id}));
    JsonWriter json;
    write_import(json, record, tx.now());
    return Response::private_json(200, json.take());
}

Answer give_file(sql::Transaction& tx, Api const&, Call const& call)
{
    CHECK_OK(membership::check_at_top(tx, *call.officer, Action::question_see));
    auto const format =
        TRY(question_format_named(call.request.query_value("format").value_or("xlsx")));
    auto exported = TRY(export_questions(tx, call.parameter(0), format));
    Response file{.status = 200, .content_type = std::string{exported.content_type}};
    file.body = std::move(exported.bytes);
    auto const name = call.parameter(0) + '.' + std::string{exported.ending};
    return std::move(file)
        .with_header("Cache-Control", "no-store")
        .with_header("X-Left-Out", std::to_string(exported.left_out))
        .with_header("Content-Disposition", "attachment; filename=\"" + name + '"');
}

} // namespace

void add_importing_routes(http::Router& router, SharedApi const& api)
{
    using enum http::Method;
    using enum http::Lane;
    auto const add = [&](http::Method method, std::string_view path, http::Lane lane,
                         std::string action, ApiHandler handle, std::size_t bytes_max = 0) {
        router.add({method,
                    "/api/v1/quiz/banks/{code}" + std::string{path},
                    lane,
                    http::Access::staff,
                    [api, handle](sql::Transaction& tx, Call const& call) {
                        return handle(tx, *api, call);
                    },
                    {},
                    std::move(action),
                    bytes_max});
    };
    add(post, "/import-preview", read, "question.edit", preview, file_bytes_max);
    add(post, "/imports", write, "question.edit", import, file_bytes_max);
    add(get, "/imports", read, "question.see", show_imports);
    add(post, "/imports/{id}/undo", write, "question.edit", undo);
    add(get, "/export", read, "question.see", give_file);
}

} // namespace quiz
