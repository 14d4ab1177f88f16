#include "notice/api/routes.hpp"

#include "http/json.hpp"
#include "http/target.hpp"
#include "notice/api/notice_page.hpp"
#include "notice/service/publishing.hpp"

#include <fmt/format.h>
#include <memory>

namespace notice {

namespace {

using http::Answer;
using http::Call;
using http::JsonWriter;
using http::Response;

/// The language that `?lang=` asks for, or the browser's.
http::Language language_of(http::Request const& request)
{
    auto const asked = request.query_value("lang");
    if (asked == "en")
        return http::Language::en;
    return asked == "zh" ? http::Language::zh : request.language();
}

std::string link_of(Api const& api, http::Request const& request, std::string_view id)
{
    if (!api.public_url.empty())
        return fmt::format("{}/n/{}", api.public_url, id);
    auto const is_secure = request.header("x-forwarded-proto") == "https";
    return fmt::format("{}://{}/n/{}", is_secure ? "https" : "http",
                       request.header("host").value_or("localhost"), id);
}

/// Names of people, however masked, are not for search engines.
Response unlisted(Response response)
{
    return std::move(response)
        .with_header("X-Robots-Tag", "noindex, nofollow, noarchive")
        .with_header("Cache-Control", "no-store");
}

Answer show_page(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const notice = TRY(find_notice(tx, call.parameter(0)));
    NoticePage page{notice, api.calendar, api.zone, api.zone.date_at(tx.now())};
    page.language = language_of(call.request);
    page.link = link_of(api, call.request, notice.id);
    if (auto const filed = call.request.query_value("filed"); filed && filed->size() <= 6)
        page.filed = std::atoll(std::string{*filed}.c_str());
    return unlisted(http::html_page(200, notice_page(page)).with_header("Vary", "Accept-Language"));
}

Answer object(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const fields = TRY(http::parse_query(call.request.body));
    FileObjection command{.notice = call.parameter(0)};
    for (auto const& [name, value] : fields) {
        if (name == "words")
            command.words = value;
        if (name == "objector")
            command.objector = value;
    }
    ObjectionMeans const means{api.key, api.calendar, api.zone.date_at(tx.now())};
    auto const number = TRY(file_objection(tx, means, command));
    return Response{
        303, {}, {}, {{"Location", fmt::format("/n/{}?filed={}", call.parameter(0), number)}}};
}

void write_words(JsonWriter& json, std::string_view name, Words const& words)
{
    json.key(name).begin_object().field("zh", words.zh).field("en", words.en).end_object();
}

void write_version(JsonWriter& json, Version const& version, bool has_rows)
{
    json.begin_object().field("number", version.number);
    json.field("previous_hash", version.previous_hash).field("seal", version.seal);
    json.field("hash", version.hash).field("first_day", version.first_day.text());
    json.key("rows").begin_array();
    for (auto const& row : version.rows) {
        if (!has_rows)
            break;
        json.begin_object().field("key", row.key).key("cells").begin_array();
        for (auto const& cell : row.cells)
            json.value(cell);
        json.end_array().end_object();
    }
    json.end_array().end_object();
}

Answer show(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const notice = TRY(find_notice(tx, call.parameter(0)));
    auto const today = api.zone.date_at(tx.now());
    auto const last = ends_on(notice, api.calendar);
    JsonWriter json;
    json.begin_object().field("id", notice.id);
    json.field("state", text(state_on(notice, api.calendar, today)));
    write_words(json, "title", notice.title);
    write_words(json, "basis", notice.basis);
    write_words(json, "contact", notice.contact);
    json.field("issuer", notice.issuer).field("working_days", notice.working_days);
    json.field("first_day", notice.versions.front().first_day.text()).key("last_day");
    if (last)
        json.value(last->text());
    else
        json.null();
    json.key("unannounced_year");
    if (last)
        json.null();
    else
        json.value(last.error().year);
    json.field("open_objections", notice.open_objections).key("columns").begin_array();
    for (auto const& column : notice.columns)
        json.begin_object().field("zh", column.zh).field("en", column.en).end_object();
    json.end_array().key("versions").begin_array();
    for (auto const& version : notice.versions)
        write_version(json, version, shows_rows(notice, api.calendar, today));
    json.end_array().end_object();
    return unlisted(Response::json(200, json.take()));
}

using Handler = Answer (*)(sql::Transaction&, Api const&, Call const&);

} // namespace

void add_routes(http::Router& router, Api api)
{
    auto const shared = std::make_shared<Api const>(std::move(api));
    auto const add = [&](http::Method method, std::string pattern, http::Lane lane,
                         Handler handle) {
        router.add({method,
                    std::move(pattern),
                    lane,
                    http::Access::anyone,
                    [shared, handle](sql::Transaction& tx, Call const& call) {
                        return handle(tx, *shared, call);
                    },
                    {}});
    };
    add(http::Method::get, "/n/{id}", http::Lane::read, show_page);
    add(http::Method::post, "/n/{id}/objections", http::Lane::write, object);
    add(http::Method::get, "/api/v1/notices/{id}", http::Lane::read, show);
}

} // namespace notice
