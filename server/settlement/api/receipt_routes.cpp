#include "settlement/api/receipt_routes.hpp"

#include "http/json.hpp"
#include "settlement/api/receipt_page.hpp"
#include "settlement/domain/refusals.hpp"
#include "settlement/service/checking_receipts.hpp"

#include <fmt/format.h>

namespace settlement {

namespace {

using http::Answer;
using http::Call;
using http::JsonObject;
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

std::string link_of(std::string const& public_url, http::Request const& request,
                    std::string_view code)
{
    if (!public_url.empty())
        return fmt::format("{}/v/{}", public_url, code);
    auto const is_secure = request.header("x-forwarded-proto") == "https";
    return fmt::format("{}://{}/v/{}", is_secure ? "https" : "http",
                       request.header("host").value_or("localhost"), code);
}

base::Result<ReceiptSubject> subject_in(JsonObject const& body, base::PersonId person)
{
    CHECK_OK(body.allow_only({"kind", "contest", "date", "number", "month"}));
    auto const kind = receipt_kind_named(TRY(body.text("kind")));
    if (!kind)
        return std::unexpected{
            refuse(receipt_kind_unknown).at("kind").with("allowed", "attempt, prize")};
    ReceiptSubject of;
    of.kind = *kind;
    of.contest = TRY(body.text("contest"));
    of.person = person;
    if (*kind == ReceiptKind::prize) {
        auto const month = base::CivilMonth::parse(TRY(body.text("month")));
        if (!month)
            return std::unexpected{base::Error{month.error()}.at("month")};
        of.day = month->first_day();
        return of;
    }
    auto const day = base::CivilDate::parse(TRY(body.text("date")));
    if (!day)
        return std::unexpected{base::Error{day.error()}.at("date")};
    of.day = *day;
    // What is no number of an attempt finds none.
    auto const number = TRY(body.integer("number"));
    of.number = number == 1 || number == 2 ? static_cast<int>(number) : 0;
    return of;
}

Answer create(sql::Transaction& tx, Means const& means, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    auto const of = TRY(subject_in(body, call.actor->person));
    auto const code = TRY(make_receipt(tx, means, of));
    JsonWriter json;
    json.begin_object().field("code", code).field("path", "/v/" + code).end_object();
    return Response::private_json(200, json.take());
}

} // namespace

void add_receipt_routes(http::Router& router, std::shared_ptr<Means const> const& means,
                        std::string const& public_url)
{
    router.add({http::Method::get,
                "/v/{code}",
                http::Lane::read,
                http::Access::anyone,
                [means, public_url](sql::Transaction& tx, Call const& call) -> Answer {
                    auto const receipt = TRY(check_receipt(tx, *means, call.parameter(0)));
                    auto const link = link_of(public_url, call.request, call.parameter(0));
                    auto page = receipt_page(receipt, language_of(call.request), link);
                    return http::html_page(200, page)
                        .with_header("Vary", "Accept-Language")
                        .with_header("X-Robots-Tag", "noindex, nofollow, noarchive")
                        .with_header("Cache-Control", "no-store");
                },
                {}});
    router.add(
        {http::Method::post,
         "/api/v1/me/receipts",
         http::Lane::write,
         http::Access::signed_in,
         [means](sql::Transaction& tx, Call const& call) { return create(tx, *means, call); },
         {}});
}

} // namespace settlement
