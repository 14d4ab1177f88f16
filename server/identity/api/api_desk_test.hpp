#pragma once

#include "http/json.hpp"
#include "identity/api/routes.hpp"
#include "identity/service/holding_sessions.hpp"
#include "identity/service/sign_in_desk_test.hpp"

#include <string>
#include <string_view>

namespace identity {

/// The routes of the room, asked as dispatch asks them: with a real transaction that stays or goes
/// by their answer.
class ApiDesk : public SignInDesk {
protected:
    static constexpr std::string_view root = "/api/v1/identity";

    /// `token` as the cookie would bring it.
    http::Answer send(http::Method method, std::string_view path, std::string body = "{}",
                      std::string_view token = "")
    {
        http::Router router;
        add_routes(router, {.means = means_, .transport = transport_});
        auto const target = std::string{root} + std::string{path};
        auto const match = router.match(method, target);
        VERIFY(match.route != nullptr);
        http::Request const request{.method = method,
                                    .path = target,
                                    .headers = {{"user-agent", "iPhone MicroMessenger"}},
                                    .body = std::move(body),
                                    .remote_address = "192.0.2.1"};
        return database_.run([&](sql::Transaction& tx) -> http::Answer {
            http::Call call{request, match.parameters, {}};
            if (auto const session = resolve_session(tx, token))
                call.actor = http::Actor{session->person, session->hash};
            // What dispatch refuses before any handler sees the call.
            VERIFY(call.actor || match.route->access != http::Access::signed_in);
            return match.route->handle(tx, call);
        });
    }

    static http::JsonObject json(http::Answer const& answer)
    {
        return http::JsonObject::parse(answer.value().body).value();
    }

    /// The body of a request for a code; `proof` is JSON.
    static std::string code_request(std::string_view phone, std::string_view proof,
                                    std::string_view purpose = "sign_in")
    {
        http::JsonWriter writer;
        writer.begin_object().field("phone", phone).field("purpose", purpose);
        writer.key("proof").raw(proof).end_object();
        return writer.take();
    }

    static std::string code_sign_in(std::string_view code_id, std::string_view code)
    {
        http::JsonWriter writer;
        writer.begin_object().field("code_id", code_id).field("code", code).end_object();
        return writer.take();
    }

    /// A proof of work as a browser makes it: ask for a task, solve it.
    std::string proof()
    {
        auto const task = json(send(http::Method::post, "/proofs"));
        ProofTask const given{
            *task.text("challenge"), static_cast<int>(*task.integer("difficulty_bits")), {}};
        http::JsonWriter writer;
        writer.begin_object().field("challenge", given.challenge);
        writer.field("counter", solve(given)).end_object();
        return writer.take();
    }

    http::Answer ask_for_code(std::string_view phone = "19900000001")
    {
        return send(http::Method::post, "/codes", code_request(phone, proof()));
    }

    /// Asks for a code over HTTP; gives the id of the challenge.
    std::string code_id() { return *json(ask_for_code()).text("code_id"); }

    http::Answer sign_in_over_http(std::string_view challenge, std::string_view code)
    {
        return send(http::Method::post, "/sessions", code_sign_in(challenge, code));
    }

    http::Transport transport_ = http::Transport::secure;
};

} // namespace identity
