#include "membership/api/routes.hpp"

#include "http/json.hpp"
#include "http/paging.hpp"
#include "membership/api/officers.hpp"
#include "membership/api/staff_routes.hpp"
#include "membership/service/choosing_union.hpp"
#include "membership/service/profiles.hpp"
#include "membership/service/reading_hints.hpp"
#include "membership/service/standing.hpp"
#include "organisation/api/union_json.hpp"

#include <memory>

namespace membership {

namespace {

using http::Answer;
using http::Call;
using http::JsonObject;
using http::JsonWriter;
using http::Response;

Answer show_me(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const me = TRY(look_at_me(tx, api.keys, call.actor->person));
    JsonWriter json;
    json.begin_object().field("phone_masked", me.phone_masked);
    json.field("display_name",
               me.profile.name.transform([](auto const& name) { return name.text(); }));
    json.field("board_name", me.shown_to_others.name).key("union");
    if (me.belongs)
        organisation::write_union(json, me.belongs->card, call.request.language());
    else
        json.null();
    json.field("union_chosen_at", me.belongs.transform([&](auto const& belongs) {
        return api.zone.text(belongs.chosen_at);
    }));
    json.field("union_change_from", me.union_change_from.transform(&base::CivilDate::text));
    json.key("preferences").begin_object();
    json.field("time_accommodation", me.profile.has_time_accommodation).end_object().end_object();
    return Response::private_json(200, json.take());
}

Answer change_me(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"display_name", "time_accommodation"}));
    auto const name = TRY(body.optional_text("display_name"));
    auto const accommodation = TRY(body.optional_boolean("time_accommodation"));
    if (body.has("display_name") && !name)
        forget_display_name(tx, call.actor->person);
    CHECK_OK(change_profile(tx, {call.actor->person, name, accommodation}));
    return show_me(tx, api, call);
}

Answer change_union(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"code", "note"}));
    auto const code = TRY(body.text("code"));
    auto const note = TRY(body.optional_text("note"));
    static_cast<void>(TRY(choose_union(tx, {call.actor->person, code, note})));
    return show_me(tx, api, call);
}

Answer show_hints(sql::Transaction& tx, Api const& api, Call const& call)
{
    ListHints query{.cursor = std::string{call.request.query_value("cursor").value_or("")}};
    query.limit = TRY(http::limit_of(call.request));
    auto const page = TRY(list_union_hints(tx, api.keys, query));
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    auto const standing = standing_of(tx, *call.officer);
    for (auto const& [hint, phone_masked, belongs] : page.hints) {
        // Words of people of other unions are not theirs to read; a page may be shorter for it.
        if (!may(standing, Action::union_hint_see, subject_of(tx, belongs.self.id)))
            continue;
        json.begin_object().field("note", hint.words).field("phone_masked", phone_masked);
        json.key("union");
        organisation::write_union(json, belongs, call.request.language());
        json.field("written_at", api.zone.text(hint.written_at)).end_object();
    }
    json.end_array().field("next_cursor", page.next_cursor).end_object();
    return Response::private_json(200, json.take());
}

} // namespace

void add_routes(http::Router& router, Api api)
{
    // Shared: the routes of the room work with the same means for as long as the router lives.
    auto const shared = std::make_shared<Api const>(std::move(api));
    using enum http::Access;
    auto const add = [&](http::Method method, std::string pattern, http::Lane lane,
                         http::Access access, auto handle, std::string action = {}) {
        router.add({method,
                    std::move(pattern),
                    lane,
                    access,
                    [shared, handle](sql::Transaction& tx, Call const& call) {
                        return handle(tx, *shared, call);
                    },
                    {},
                    std::move(action)});
    };
    add(http::Method::get, "/api/v1/me", http::Lane::read, signed_in, show_me);
    add(http::Method::patch, "/api/v1/me", http::Lane::write, signed_in, change_me);
    add(http::Method::put, "/api/v1/me/union", http::Lane::write, signed_in, change_union);
    add(http::Method::get, "/api/v1/union-hints", http::Lane::read, staff, show_hints,
        "union_hint.see");
    add_staff_routes(router, *shared);
}

} // namespace membership
