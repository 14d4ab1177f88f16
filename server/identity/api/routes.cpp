#include "identity/api/routes.hpp"

#include "base/text.hpp"
#include "http/address.hpp"
#include "http/json.hpp"
#include "identity/api/staff_routes.hpp"
#include "identity/domain/device_name.hpp"
#include "identity/domain/refusals.hpp"
#include "identity/service/holding_sessions.hpp"
#include "identity/service/phone_book.hpp"
#include "identity/service/requesting_code.hpp"
#include "identity/service/signing_in.hpp"
#include "identity/service/signing_out.hpp"

#include <memory>

namespace identity {

namespace {

using http::Answer;
using http::Call;
using http::JsonObject;
using http::JsonWriter;
using http::Response;

Answer create_proof(sql::Transaction& tx, Api const& api, Call const& call)
{
    if (!call.request.body.empty()) {
        auto const body = TRY(JsonObject::parse(call.request.body));
        CHECK_OK(body.allow_only({}));
    }
    auto const task = issue_task(tx, api.means);
    JsonWriter json;
    json.begin_object().field("challenge", task.challenge);
    json.field("difficulty_bits", task.difficulty_bits);
    json.field("expires_at", api.zone.text(task.expires_at)).end_object();
    return Response::private_json(201, json.take());
}

base::Result<Proof> proof_in(JsonObject const& body)
{
    if (!body.has("proof"))
        return std::unexpected{refuse(proof_missing).at("proof")};
    auto const proof = TRY(body.object("proof"));
    CHECK_OK(proof.allow_only({"challenge", "counter"}));
    auto challenge = TRY(proof.text("challenge"));
    auto const counter = TRY(proof.integer("counter"));
    return Proof{std::move(challenge), counter};
}

Answer send_code(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"phone", "purpose", "proof"}));
    auto const phone_text = TRY(body.text("phone"));
    auto const purpose_text = TRY(body.text("purpose"));
    auto const phone = TRY(PhoneNumber::parse(phone_text));
    auto const asker = call.actor ? Asker::signed_in : Asker::anybody;
    auto const purpose = TRY(purpose_for(asker, purpose_text));
    auto const proof = TRY(proof_in(body));
    auto const sent =
        TRY(request_code(tx, api.means, {phone, purpose, proof, http::source_of(call.request)}));
    JsonWriter json;
    json.begin_object().field("code_id", sent.code_id).field("phone_masked", sent.phone_masked);
    json.field("code_digits", static_cast<int>(sent.length));
    json.field("expires_in_s", sent.expires_in.count());
    json.field("resend_in_s", sent.resend_in.count()).end_object();
    return Response::private_json(202, json.take());
}

Answer sign_in_with_code(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"code_id", "code", "device_name"}));
    auto const code_id = TRY(body.text("code_id"));
    auto const code_text = TRY(body.text("code"));
    auto const given_name = TRY(body.optional_text("device_name"));
    auto const code = TRY(SignInCode::parse(code_text));
    auto const device =
        TRY(device_name(given_name, call.request.header("user-agent").value_or("")));
    SignIn command{.code_id = code_id, .code = code, .device_name = device};
    if (call.actor)
        command.replaces = call.actor->session;
    auto const signed_in = TRY(sign_in(tx, api.means, command));
    JsonWriter json;
    json.begin_object().key("person").begin_object();
    json.field("phone_masked", signed_in.phone_masked).end_object();
    json.field("is_new", signed_in.is_new).end_object();
    return Response::private_json(201, json.take())
        .with_header("Set-Cookie", cookie_with(api.transport, signed_in.token.text(), tx.now(),
                                               signed_in.expires_at));
}

Answer show_session(sql::Transaction& tx, Api const& api, Call const& call)
{
    JsonWriter json;
    json.begin_object().field("signed_in", call.actor.has_value());
    if (call.actor) {
        note_seen(tx, call.actor->session);
        auto const phone = TRY(phone_of(tx, api.means.keys, call.actor->person));
        json.field("phone_masked", phone.masked());
        if (auto const session = find_session(tx, call.actor->session))
            json.field("expires_at", api.zone.text(session->expires_at));
    }
    json.end_object();
    return Response::private_json(200, json.take());
}

Response signed_out(Api const& api)
{
    return Response::no_content().with_header("Set-Cookie", cookie_without(api.transport));
}

Answer end_session(sql::Transaction& tx, Api const& api, Call const& call)
{
    if (call.actor)
        sign_out(tx, call.actor->session);
    return signed_out(api);
}

Answer show_devices(sql::Transaction& tx, Api const& api, Call const& call)
{
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& device : list_devices(tx, call.actor->person, call.actor->session)) {
        json.begin_object().field("id", std::to_string(device.id.value));
        json.field("name", device.name).field("created_at", api.zone.text(device.created_at));
        json.field("last_seen_at", api.zone.text(device.last_seen_at));
        json.field("current", device.is_current).end_object();
    }
    json.end_array().end_object();
    return Response::private_json(200, json.take());
}

base::Result<DeviceId> device_in(std::string_view text)
{
    auto const number = base::number_in<std::int64_t>(text);
    if (!number)
        return std::unexpected{refuse(device_unknown)};
    return DeviceId{*number};
}

Answer end_device(sql::Transaction& tx, Api const&, Call const& call)
{
    auto const device = TRY(device_in(call.parameter(0)));
    CHECK_OK(sign_out_device(tx, call.actor->person, device));
    return Response::no_content();
}

Answer end_all_devices(sql::Transaction& tx, Api const& api, Call const& call)
{
    sign_out_everywhere(tx, call.actor->person);
    return signed_out(api);
}

} // namespace

void add_routes(http::Router& router, Api given)
{
    add_staff_routes(router, given);
    using enum http::Method;
    using enum http::Lane;
    using enum http::Access;
    // Shared by the handlers of all routes, which the router keeps.
    auto const api = std::make_shared<Api const>(std::move(given));
    auto const add = [&](http::Method method, std::string_view path, http::Lane lane,
                         http::Access access, auto handle) {
        router.add({method, "/api/v1/identity" + std::string{path}, lane, access,
                    [api, handle](sql::Transaction& tx, Call const& call) {
                        return handle(tx, *api, call);
                    }});
    };
    add(post, "/proofs", read, anyone, create_proof);
    add(post, "/codes", write, anyone, send_code);
    add(post, "/sessions", write, anyone, sign_in_with_code);
    // Writes at most once a day, to remember that the device is in use.
    add(get, "/session", write, anyone, show_session);
    add(remove, "/session", write, anyone, end_session);
    add(get, "/devices", read, signed_in, show_devices);
    add(remove, "/devices", write, signed_in, end_all_devices);
    add(remove, "/devices/{id}", write, signed_in, end_device);
}

} // namespace identity
