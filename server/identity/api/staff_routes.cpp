#include "identity/api/staff_routes.hpp"

#include "base/text.hpp"
#include "http/address.hpp"
#include "http/json.hpp"
#include "identity/domain/device_name.hpp"
#include "identity/domain/refusals.hpp"
#include "identity/service/holding_staff_sessions.hpp"
#include "identity/service/keeping_staff.hpp"
#include "identity/service/keeping_staff_secrets.hpp"
#include "identity/service/setting_up_staff.hpp"
#include "identity/service/signing_in_staff.hpp"

#include <memory>

namespace identity {

namespace {

using http::Answer;
using http::Call;
using http::JsonObject;
using http::JsonWriter;
using http::Response;

void write_account(JsonWriter& json, StaffAccount const& account)
{
    json.key("staff").begin_object().field("id", std::to_string(account.id.value));
    json.field("login", account.login.text()).field("full_name", account.full_name).end_object();
}

void write_texts(JsonWriter& json, std::string_view name, std::vector<std::string> const& texts)
{
    json.key(name).begin_array();
    for (auto const& text : texts)
        json.value(text);
    json.end_array();
}

void write_secret(JsonWriter& json, TotpSecret const& secret, StaffAccount const& account)
{
    json.field("secret", secret.text()).field("otpauth_uri", secret.uri(account.login.text()));
}

base::Result<std::string> device_in(JsonObject const& body, Call const& call)
{
    auto const given = TRY(body.optional_text("device_name"));
    return device_name(given, call.request.header("user-agent").value_or(""));
}

base::Result<SignInCode> code_in(JsonObject const& body)
{
    auto const text = TRY(body.text("code"));
    return SignInCode::parse_six(text);
}

/// The session that asks. Dispatch has found it alive, in this transaction; a program has none.
base::Result<ActiveStaff> asking(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto active = find_staff_session(tx, api.means.settings.staff_sessions, call.officer->session);
    if (!active)
        return std::unexpected{base::refuse(http::staff_sign_in_needed)};
    return std::move(*active);
}

Answer begin_sign_in(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"login", "password"}));
    auto const login = TRY(body.text("login"));
    auto const password = TRY(body.text("password"));
    auto const ticket =
        TRY(begin_staff_sign_in(tx, api.means, {login, password, http::source_of(call.request)}));
    JsonWriter json;
    json.begin_object().field("ticket", ticket);
    json.field("expires_in_s", std::chrono::seconds{staff_ticket_life}.count()).end_object();
    return Response::private_json(200, json.take());
}

/// A code of the app, or one from paper; exactly one of them.
base::Result<void> read_second_factor(JsonObject const& body, FinishStaffSignIn& command)
{
    auto const code = TRY(body.optional_text("code"));
    auto const recovery_code = TRY(body.optional_text("recovery_code"));
    if (code.has_value() == recovery_code.has_value())
        return std::unexpected{refuse(second_factor_missing).at("code")};
    if (code)
        command.code = TRY(SignInCode::parse_six(*code));
    else
        command.recovery_code = TRY(RecoveryCode::parse(*recovery_code));
    return base::ok();
}

Response with_cookie(sql::Transaction& tx, Api const& api, Response response,
                     SessionToken const& token)
{
    // The cookie lives as long as the session may at most; silence ends it on the server.
    auto const expires_at = tx.now() + api.means.settings.staff_sessions.life;
    return std::move(response).with_header(
        "Set-Cookie", staff_cookie_with(api.transport, token.text(), tx.now(), expires_at));
}

Answer finish_sign_in(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"ticket", "code", "recovery_code", "device_name"}));
    FinishStaffSignIn command{.ticket = TRY(body.text("ticket"))};
    CHECK_OK(read_second_factor(body, command));
    command.device_name = TRY(device_in(body, call));
    command.source = http::source_of(call.request);
    if (call.officer)
        command.replaces = call.officer->session;
    auto const signed_in = TRY(finish_staff_sign_in(tx, api.means, command));
    JsonWriter json;
    json.begin_object();
    write_account(json, signed_in.account);
    json.field("recovery_codes_left", signed_in.recovery_codes_left).end_object();
    return with_cookie(tx, api, Response::private_json(201, json.take()), signed_in.token);
}

Answer show_set_up(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"token"}));
    auto const token = TRY(body.text("token"));
    auto const offer = TRY(look_at_set_up(tx, api.means.keys, token));
    JsonWriter json;
    json.begin_object();
    write_account(json, offer.account);
    write_secret(json, offer.secret, offer.account);
    json.field("expires_at", api.zone.text(offer.expires_at)).end_object();
    return Response::private_json(200, json.take());
}

Answer set_up(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"token", "password", "code", "device_name"}));
    auto const token = TRY(body.text("token"));
    auto const password = TRY(body.text("password"));
    auto const code = TRY(code_in(body));
    auto const device = TRY(device_in(body, call));
    auto const done = TRY(finish_set_up(
        tx, api.means, {token, password, code, device, http::source_of(call.request)}));
    JsonWriter json;
    json.begin_object();
    write_account(json, done.signed_in.account);
    write_texts(json, "recovery_codes", done.recovery_codes);
    json.end_object();
    return with_cookie(tx, api, Response::private_json(201, json.take()), done.signed_in.token);
}

Answer show_session(sql::Transaction& tx, Api const& api, Call const& call)
{
    JsonWriter json;
    json.begin_object();
    auto const& limits = api.means.settings.staff_sessions;
    auto const active = call.officer ? find_staff_session(tx, limits, call.officer->session)
                                     : std::optional<ActiveStaff>{};
    json.field("signed_in", active.has_value());
    if (active) {
        auto const& session = active->session;
        auto const account = TRY(find_staff(tx, session.staff));
        write_account(json, account);
        json.field("expires_at", api.zone.text(session.expires_at(limits)));
        json.key("proven_until");
        if (session.is_fresh(limits, tx.now()))
            json.value(api.zone.text(session.proven_at + limits.fresh));
        else
            json.null();
        json.field("recovery_codes_left", count_recovery_codes(tx, session.staff));
    }
    json.end_object();
    return Response::private_json(200, json.take());
}

Response signed_out(Api const& api)
{
    return Response::no_content().with_header("Set-Cookie", staff_cookie_without(api.transport));
}

Answer end_session(sql::Transaction& tx, Api const& api, Call const& call)
{
    if (call.officer)
        end_staff_session(tx, call.officer->session);
    return signed_out(api);
}

Answer show_sessions(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const active = TRY(asking(tx, api, call));
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& device : list_staff_devices(tx, api.means.settings.staff_sessions,
                                                 active.session.staff, active.hash)) {
        json.begin_object().field("id", std::to_string(device.id.value));
        json.field("name", device.name).field("created_at", api.zone.text(device.created_at));
        json.field("last_seen_at", api.zone.text(device.last_seen_at));
        json.field("current", device.is_current).end_object();
    }
    json.end_array().end_object();
    return Response::private_json(200, json.take());
}

Answer end_other_session(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const active = TRY(asking(tx, api, call));
    auto const number = base::number_in<std::int64_t>(call.parameter(0));
    if (!number)
        return std::unexpected{refuse(staff_session_unknown)};
    CHECK_OK(end_staff_device(tx, active.session.staff, DeviceId{*number}));
    return Response::no_content();
}

Answer end_all_sessions(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const active = TRY(asking(tx, api, call));
    end_all_staff_sessions(tx, active.session.staff);
    return signed_out(api);
}

Answer prove_again(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const active = TRY(asking(tx, api, call));
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"code"}));
    auto const code = TRY(code_in(body));
    CHECK_OK(step_up(tx, api.means, active, code, http::source_of(call.request)));
    auto const until = tx.now() + api.means.settings.staff_sessions.fresh;
    JsonWriter json;
    json.begin_object().field("proven_until", api.zone.text(until)).end_object();
    return Response::private_json(200, json.take());
}

Answer put_password(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const active = TRY(asking(tx, api, call));
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"current_password", "password"}));
    auto const current = TRY(body.text("current_password"));
    auto const wanted = TRY(body.text("password"));
    CHECK_OK(
        change_password(tx, api.means, active, {current, wanted, http::source_of(call.request)}));
    return Response::no_content();
}

Answer make_recovery_codes(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const active = TRY(asking(tx, api, call));
    auto const codes = TRY(replace_recovery_codes(tx, api.means, active));
    JsonWriter json;
    json.begin_object();
    write_texts(json, "recovery_codes", codes);
    json.end_object();
    return Response::private_json(201, json.take());
}

Answer offer_factor(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const active = TRY(asking(tx, api, call));
    auto const secret = TRY(offer_second_factor(tx, api.means, active));
    auto const account = TRY(find_staff(tx, active.session.staff));
    JsonWriter json;
    json.begin_object();
    write_secret(json, secret, account);
    json.end_object();
    return Response::private_json(200, json.take());
}

Answer put_factor(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const active = TRY(asking(tx, api, call));
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"code"}));
    auto const code = TRY(code_in(body));
    CHECK_OK(confirm_second_factor(tx, api.means, active, code));
    return Response::no_content();
}

} // namespace

void add_staff_routes(http::Router& router, Api given)
{
    using enum http::Method;
    using enum http::Lane;
    using enum http::Access;
    // Shared by the handlers of all routes, which the router keeps.
    auto const api = std::make_shared<Api const>(std::move(given));
    auto const add = [&](http::Method method, std::string_view path, http::Lane lane,
                         http::Access access, auto handle) {
        router.add({method, "/api/v1/staff" + std::string{path}, lane, access,
                    [api, handle](sql::Transaction& tx, Call const& call) {
                        return handle(tx, *api, call);
                    }});
    };
    // Reads only: see begin_staff_sign_in.
    add(post, "/sign-in", read, anyone, begin_sign_in);
    add(post, "/sign-in/finish", write, anyone, finish_sign_in);
    add(post, "/set-up", read, anyone, show_set_up);
    add(post, "/set-up/finish", write, anyone, set_up);
    // Keeps the session awake: the console asks while somebody is at it.
    add(get, "/session", write, anyone, show_session);
    add(remove, "/session", write, anyone, end_session);
    add(get, "/sessions", read, staff, show_sessions);
    add(remove, "/sessions", write, staff, end_all_sessions);
    add(remove, "/sessions/{id}", write, staff, end_other_session);
    add(post, "/step-up", write, staff, prove_again);
    add(put, "/password", write, staff, put_password);
    add(post, "/recovery-codes", write, staff, make_recovery_codes);
    add(get, "/second-factor", read, staff, offer_factor);
    add(put, "/second-factor", write, staff, put_factor);
}

} // namespace identity
