#include "organisation/api/routes.hpp"

#include "http/etag.hpp"
#include "http/paging.hpp"
#include "organisation/api/union_json.hpp"
#include "organisation/domain/refusals.hpp"
#include "organisation/service/finding_unions.hpp"

namespace organisation {

namespace {

using http::Answer;
using http::Call;
using http::JsonWriter;
using http::Request;
using http::Response;

/// Unions change seldom: clients keep the answer and ask whether it still holds.
Response cached(Request const& request, std::string body)
{
    auto const etag = http::etag_of(body);
    auto unchanged = http::not_modified(request, etag);
    auto response = unchanged ? std::move(*unchanged)
                              : Response::json(200, std::move(body)).with_header("ETag", etag);
    return std::move(response)
        .with_header("Cache-Control", "no-cache")
        .with_header("Vary", "Accept-Language");
}

base::Result<std::optional<Tree>> tree_asked(Request const& request)
{
    auto const asked = request.query_value("tree");
    if (!asked)
        return std::optional<Tree>{};
    auto const tree = tree_from(*asked);
    if (!tree)
        return std::unexpected{refuse(tree_unknown).at("tree").with("allowed", "local, industry")};
    return tree;
}

std::optional<std::string> parent_asked(Request const& request)
{
    auto const parent = request.query_value("parent");
    return parent ? std::optional<std::string>{*parent} : std::nullopt;
}

std::string list_json(UnionPage const& page, http::Language language)
{
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& card : page.cards)
        write_union(json, card, language);
    json.end_array().field("next_cursor", page.next_cursor).end_object();
    return json.take();
}

Answer show_unions(sql::Transaction& tx, Call const& call, base::TimeZone const& zone)
{
    auto const& request = call.request;
    auto const tree = TRY(tree_asked(request));
    auto const limit = TRY(http::limit_of(request));
    auto const today = zone.date_at(tx.now());
    UnionPage page;
    if (auto const typed = request.query_value("query")) {
        auto const search = TRY(SearchText::parse(*typed));
        page.cards =
            search_unions(tx, {.search = search, .tree = tree, .day = today, .limit = limit});
    } else {
        page =
            TRY(list_unions(tx, {.parent_code = parent_asked(request),
                                 .tree = tree,
                                 .day = today,
                                 .cursor = std::string{request.query_value("cursor").value_or("")},
                                 .limit = limit}));
    }
    return cached(request, list_json(page, request.language()));
}

Answer show_union(sql::Transaction& tx, Call const& call, base::TimeZone const& zone)
{
    auto const found = TRY(find_union(tx, call.parameter(0)));
    auto const card = TRY(look_at_union(tx, found.id, zone.date_at(tx.now())));
    auto const text_of = [](std::optional<base::CivilDate> date) {
        return date ? std::optional{date->text()} : std::nullopt;
    };
    std::optional<std::string> successor_code;
    if (found.successor) {
        auto const successor = TRY(find_union(tx, *found.successor));
        successor_code = successor.code;
    }
    JsonWriter json;
    json.begin_object();
    write_union_members(json, card, call.request.language());
    json.field("children_count", card.children)
        .field("valid_from", text_of(found.validity.from))
        .field("valid_to", text_of(found.validity.to))
        .field("successor", successor_code)
        .end_object();
    return cached(call.request, json.take());
}

} // namespace

void add_routes(http::Router& router, base::TimeZone zone)
{
    auto const add = [&](std::string pattern, auto show) {
        router.add({.method = http::Method::get,
                    .pattern = std::move(pattern),
                    .lane = http::Lane::read,
                    .access = http::Access::anyone,
                    .handle = [zone, show](sql::Transaction& tx, Call const& call) {
                        return show(tx, call, zone);
                    }});
    };
    add("/api/v1/unions", show_unions);
    add("/api/v1/unions/{code}", show_union);
}

} // namespace organisation
