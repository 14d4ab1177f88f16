#include "audit/api/routes.hpp"

#include "audit/domain/refusals.hpp"
#include "audit/service/reading.hpp"
#include "base/text.hpp"
#include "http/json.hpp"
#include "http/paging.hpp"

#include <memory>

namespace audit {

namespace {

using http::Answer;
using http::Call;
using http::JsonWriter;
using http::Response;

constexpr http::PageSizes hash_pages{.standard = 1'000, .largest = 4'096};

base::Result<std::optional<std::int64_t>> optional_number(http::Request const& request,
                                                          std::string_view name)
{
    auto const text = request.query_value(name);
    if (!text)
        return std::nullopt;
    auto const number = base::number_in<std::int64_t>(*text);
    if (!number)
        return std::unexpected{base::refuse(tree_number_malformed).at(std::string{name})};
    return number;
}

base::Result<std::int64_t> number(http::Request const& request, std::string_view name)
{
    auto const found = TRY(optional_number(request, name));
    if (!found)
        return std::unexpected{base::refuse(tree_number_malformed).at(std::string{name})};
    return *found;
}

std::optional<std::string> optional_text(http::Request const& request, std::string_view name)
{
    auto const text = request.query_value(name);
    return text ? std::optional<std::string>{*text} : std::nullopt;
}

/// What is true now and may be more in a minute.
Response fresh(JsonWriter& json)
{
    return Response::json(200, json.take()).with_header("Cache-Control", "no-cache");
}

void write_hashes(JsonWriter& json, std::string_view name, std::vector<Hash> const& hashes)
{
    json.key(name).begin_array();
    for (auto const& hash : hashes)
        json.value(base::hex(hash));
    json.end_array();
}

void write_checkpoint(JsonWriter& json, Api const& api, SignedCheckpoint const& checkpoint)
{
    json.begin_object().field("size", checkpoint.size);
    json.field("signed_at", api.zone.text(checkpoint.signed_at));
    json.field("note", checkpoint.note).end_object();
}

Answer show_key(sql::Transaction&, Api const& api, Call const&)
{
    JsonWriter json;
    json.begin_object().field("origin", api.key.origin).field("key", api.key.text()).end_object();
    return fresh(json);
}

Answer show_checkpoint(sql::Transaction& tx, Api const& api, Call const&)
{
    JsonWriter json;
    write_checkpoint(json, api, TRY(newest_checkpoint(tx)));
    return fresh(json);
}

Answer show_checkpoints(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const after = TRY(optional_number(call.request, "after"));
    auto const limit = TRY(http::limit_of(call.request));
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& checkpoint : list_checkpoints(tx, after.value_or(0), limit))
        write_checkpoint(json, api, checkpoint);
    json.end_array().end_object();
    return fresh(json);
}

Answer show_inclusion(sql::Transaction& tx, Api const&, Call const& call)
{
    auto const leaf = TRY(number(call.request, "leaf"));
    auto const size = TRY(optional_number(call.request, "size"));
    auto const proven = TRY(prove_entry(tx, leaf, size));
    JsonWriter json;
    json.begin_object().field("leaf", proven.proof.leaf).field("size", proven.proof.size);
    json.field("leaf_hash", base::hex(proven.leaf)).field("root", base::hex(proven.root));
    write_hashes(json, "path", proven.proof.path);
    json.end_object();
    return fresh(json);
}

Answer show_consistency(sql::Transaction& tx, Api const&, Call const& call)
{
    auto const from = TRY(number(call.request, "from"));
    auto const to = TRY(optional_number(call.request, "to"));
    auto const proven = TRY(prove_growth(tx, from, to));
    JsonWriter json;
    json.begin_object().field("from", proven.proof.from).field("to", proven.proof.to);
    json.field("from_root", base::hex(proven.from_root))
        .field("to_root", base::hex(proven.to_root));
    write_hashes(json, "path", proven.proof.path);
    json.end_object();
    return fresh(json);
}

Answer show_leaves(sql::Transaction& tx, Api const&, Call const& call)
{
    auto const from = TRY(optional_number(call.request, "from"));
    auto const limit = TRY(http::limit_of(call.request, hash_pages));
    JsonWriter json;
    json.begin_object().field("from", from.value_or(0));
    write_hashes(json, "hashes", list_leaf_hashes(tx, from.value_or(0), limit));
    json.end_object();
    return fresh(json);
}

Answer show_entries(sql::Transaction& tx, Api const&, Call const& call)
{
    ListEntries query;
    query.before = TRY(optional_number(call.request, "before"));
    query.act = optional_text(call.request, "act");
    query.subject = optional_text(call.request, "subject");
    query.author = optional_text(call.request, "author");
    query.limit = TRY(http::limit_of(call.request));
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& placed : list_entries(tx, query)) {
        json.begin_object().field("leaf", placed.leaf).field("hash", base::hex(placed.hash));
        // The hashed bytes themselves, so that whoever reads them can hash them.
        json.key("entry").raw(canonical_bytes(placed.entry)).end_object();
    }
    json.end_array().end_object();
    return Response::private_json(200, json.take());
}

} // namespace

void add_routes(http::Router& router, Api api)
{
    // Shared: the routes of the room work with the same means for as long as the router lives.
    auto const shared = std::make_shared<Api const>(std::move(api));
    auto const add = [&](std::string_view path, http::Access access, auto handle,
                         std::string action = {}) {
        router.add({http::Method::get,
                    "/api/v1/audit" + std::string{path},
                    http::Lane::read,
                    access,
                    [shared, handle](sql::Transaction& tx, Call const& call) {
                        return handle(tx, *shared, call);
                    },
                    {},
                    std::move(action)});
    };
    add("/key", http::Access::anyone, show_key);
    add("/checkpoint", http::Access::anyone, show_checkpoint);
    add("/checkpoints", http::Access::anyone, show_checkpoints);
    add("/proof/inclusion", http::Access::anyone, show_inclusion);
    add("/proof/consistency", http::Access::anyone, show_consistency);
    add("/leaves", http::Access::anyone, show_leaves);
    add("/entries", http::Access::staff, show_entries, "audit.see");
}

} // namespace audit
