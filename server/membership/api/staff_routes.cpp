#include "membership/api/staff_routes.hpp"

#include "base/text.hpp"
#include "http/json.hpp"
#include "membership/api/officers.hpp"
#include "membership/domain/refusals.hpp"
#include "membership/service/colleagues.hpp"
#include "membership/service/standing.hpp"

namespace membership {

namespace {

using http::Answer;
using http::Call;
using http::JsonObject;
using http::JsonWriter;
using http::Response;

/// The number in a path; 0, which names nothing, for anything else.
std::int64_t number_in(Call const& call)
{
    return base::number_in<std::int64_t>(call.parameter(0)).value_or(0);
}

base::StaffId staff_in(Call const& call)
{
    return {number_in(call)};
}

void write_names(JsonWriter& json, std::string_view key, std::span<Action const> actions)
{
    json.key(key).begin_array();
    for (auto const action : actions)
        json.value(name(action));
    json.end_array();
}

void write_post(JsonWriter& json, Api const& api, PostCard const& card)
{
    auto const& post = card.post;
    json.begin_object().field("id", std::to_string(post.id.value)).field("role", name(post.role));
    json.key("union");
    if (card.held_at) {
        json.begin_object().field("code", card.held_at->code).field("name", card.held_at->name);
        json.field("short_name", card.held_at->short_name).end_object();
    } else {
        json.null();
    }
    json.field("from", api.zone.text(post.from));
    json.field("until", post.until ? std::optional{api.zone.text(*post.until)} : std::nullopt);
    json.end_object();
}

void write_account(JsonWriter& json, identity::StaffAccount const& account)
{
    json.key("staff").begin_object().field("id", std::to_string(account.id.value));
    json.field("login", account.login.text()).field("full_name", account.full_name).end_object();
}

void write_colleague(JsonWriter& json, Api const& api, Colleague const& colleague)
{
    write_account(json, colleague.account);
    json.field("state", identity::name(colleague.account.state));
    json.field("created_at", api.zone.text(colleague.account.created_at));
    json.key("posts").begin_array();
    for (auto const& post : colleague.posts)
        write_post(json, api, post);
    json.end_array();
}

Answer show_me(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const standing = standing_of(tx, *call.officer);
    JsonWriter json;
    json.begin_object();
    if (standing.staff) {
        auto const self = TRY(look_at_self(tx, *standing.staff));
        write_colleague(json, api, self);
    }
    write_names(json, "powers", powers_of(standing));
    json.end_object();
    return Response::private_json(200, json.take());
}

Answer show_roles(sql::Transaction&, Api const&, Call const&)
{
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const role : all_roles()) {
        json.begin_object().field("role", name(role));
        json.field("administrator", is_administrator(role));
        write_names(json, "powers", powers_of(role));
        json.key("excludes").begin_array();
        for (auto const other : all_roles())
            if (exclude_each_other(role, other))
                json.value(name(other));
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return Response::json(200, json.take());
}

Answer show_people(sql::Transaction& tx, Api const& api, Call const& call)
{
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& colleague : list_colleagues(tx, standing_of(tx, *call.officer))) {
        json.begin_object();
        write_colleague(json, api, colleague);
        json.end_object();
    }
    json.end_array().end_object();
    return Response::private_json(200, json.take());
}

Answer show_one(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const colleague =
        TRY(look_at_colleague(tx, standing_of(tx, *call.officer), staff_in(call)));
    JsonWriter json;
    json.begin_object();
    write_colleague(json, api, colleague);
    json.end_object();
    return Response::private_json(200, json.take());
}

Response link_json(Api const& api, int status, identity::SetUpLink const& link)
{
    JsonWriter json;
    json.begin_object().field("id", std::to_string(link.staff.value));
    json.field("set_up_path", "/staff/set-up#" + link.token.text());
    json.field("expires_at", api.zone.text(link.expires_at)).end_object();
    return Response::private_json(status, json.take());
}

Answer invite(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"login", "full_name"}));
    auto const login_text = TRY(body.text("login"));
    auto const name_text = TRY(body.text("full_name"));
    auto const login = TRY(identity::LoginName::parse(login_text));
    auto const full_name = TRY(identity::staff_name(name_text));
    auto const link = TRY(invite_colleague(tx, standing_of(tx, *call.officer), login, full_name));
    return link_json(api, 201, link);
}

Answer reset(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const link = TRY(reset_colleague(tx, standing_of(tx, *call.officer), staff_in(call)));
    return link_json(api, 200, link);
}

Answer lock(sql::Transaction& tx, Api const&, Call const& call)
{
    CHECK_OK(lock_colleague(tx, standing_of(tx, *call.officer), staff_in(call)));
    return Response::no_content();
}

Answer unlock(sql::Transaction& tx, Api const&, Call const& call)
{
    CHECK_OK(unlock_colleague(tx, standing_of(tx, *call.officer), staff_in(call)));
    return Response::no_content();
}

base::Result<Role> role_in(JsonObject const& body)
{
    auto const text = TRY(body.text("role"));
    auto const role = role_named(text);
    if (role)
        return *role;
    std::string allowed;
    for (auto const each : all_roles())
        allowed.append(allowed.empty() ? "" : ", ").append(name(each));
    return std::unexpected{refuse(role_unknown).at("role").with("allowed", allowed)};
}

Answer give_post(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"role", "union"}));
    Appoint command{.staff = staff_in(call), .role = TRY(role_in(body))};
    command.union_code = TRY(body.optional_text("union"));
    auto const post = TRY(appoint(tx, standing_of(tx, *call.officer), command));
    JsonWriter json;
    write_post(json, api, post);
    return Response::private_json(201, json.take());
}

Answer take_post(sql::Transaction& tx, Api const&, Call const& call)
{
    CHECK_OK(end_post(tx, standing_of(tx, *call.officer), PostId{number_in(call)}));
    return Response::no_content();
}

} // namespace

void add_staff_routes(http::Router& router, Api const& given)
{
    using enum http::Method;
    using enum http::Lane;
    // Shared by the handlers of all routes, which the router keeps.
    auto const api = std::make_shared<Api const>(given);
    auto const add = [&](http::Method method, std::string_view path, http::Lane lane,
                         std::string action, auto handle) {
        router.add({method,
                    "/api/v1/staff" + std::string{path},
                    lane,
                    http::Access::staff,
                    [api, handle](sql::Transaction& tx, Call const& call) {
                        return handle(tx, *api, call);
                    },
                    {},
                    std::move(action)});
    };
    add(get, "/me", read, "", show_me);
    add(get, "/roles", read, "", show_roles);
    add(get, "/people", read, "staff.see", show_people);
    add(get, "/people/{id}", read, "staff.see", show_one);
    add(post, "/people", write, "staff.create", invite);
    add(post, "/people/{id}/reset", write, "staff.reset", reset);
    add(post, "/people/{id}/lock", write, "staff.lock", lock);
    add(post, "/people/{id}/unlock", write, "staff.lock", unlock);
    // Who appoints administrators appoints everybody: the service asks for the right power.
    add(post, "/people/{id}/posts", write, "post.appoint", give_post);
    add(remove, "/posts/{id}", write, "post.appoint", take_post);
}

} // namespace membership
