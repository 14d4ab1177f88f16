#include "identity/api/routes.hpp"

#include "identity/api/api_desk_test.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <set>
#include <string_view>

namespace identity {

namespace {

using namespace std::chrono_literals;
using enum http::Method;
using http::Access;
using support::is_accepted;

class IdentityRoutes : public ApiDesk {
protected:
    /// The token that an answer hands over.
    static std::string token_in(http::Answer const& answer)
    {
        auto const cookie = std::string{answer.value().header("Set-Cookie").value_or("")};
        auto const from = cookie.find('=') + 1;
        return cookie.substr(from, cookie.find(';') - from);
    }

    std::string signed_in_token()
    {
        auto const challenge = code_id();
        return token_in(sign_in_over_http(challenge, last_code()));
    }

    bool is_signed_in(std::string const& token)
    {
        return *json(send(get, "/session", "", token)).boolean("signed_in");
    }
};

TEST_F(IdentityRoutes, GiveATaskToWorkOn)
{
    means_.settings.proof.difficulty_bits = 14;
    auto const answer = send(post, "/proofs");
    ASSERT_TRUE(is_accepted(answer));
    EXPECT_EQ(answer->status, 201);
    auto const task = json(answer);
    EXPECT_EQ(task.integer("difficulty_bits"), 14);
    EXPECT_EQ(task.text("expires_at"), "2021-03-08T09:02:00+08:00");
    EXPECT_FALSE(task.text("challenge")->empty());
    EXPECT_TRUE(is_accepted(send(post, "/proofs", "")));
}

TEST_F(IdentityRoutes, SendACode)
{
    means_.settings.proof.difficulty_bits = 8;
    auto const answer = ask_for_code("+86 199 0000 0001");
    ASSERT_TRUE(is_accepted(answer));
    EXPECT_EQ(answer->status, 202);
    auto const sent = json(answer);
    EXPECT_EQ(sent.text("phone_masked"), "199****0001");
    EXPECT_EQ(sent.integer("expires_in_s"), 300);
    EXPECT_EQ(sent.integer("resend_in_s"), 60);
    EXPECT_EQ(sms_.messages.size(), 1U);
}

TEST_F(IdentityRoutes, SayNothingAboutWhetherSomebodyIsKnown)
{
    ASSERT_FALSE(signed_in_token().empty());
    database_.advance(1h);
    auto const known = ask_for_code("19900000001");
    auto const unknown = ask_for_code("19910000001");
    ASSERT_TRUE(is_accepted(known));
    ASSERT_TRUE(is_accepted(unknown));
    EXPECT_EQ(known->status, unknown->status);
    EXPECT_EQ(known->headers, unknown->headers);
    // Byte for byte the same but for a random id of constant length: the masks are alike.
    auto const without_id = [](http::Answer const& answer) {
        auto body = answer->body;
        auto const id = *json(answer).text("code_id");
        return body.erase(body.find(id), id.size());
    };
    EXPECT_EQ(without_id(known), without_id(unknown));
    EXPECT_EQ(known->body.size(), unknown->body.size());
}

TEST_F(IdentityRoutes, SignInWithTheCode)
{
    auto const challenge = code_id();
    auto const answer = sign_in_over_http(challenge, last_code());
    ASSERT_TRUE(is_accepted(answer));
    EXPECT_EQ(answer->status, 201);
    EXPECT_EQ(answer->body, R"({"person":{"phone_masked":"199****0001"},"is_new":true})");
    EXPECT_TRUE(is_signed_in(token_in(answer)));
}

TEST_F(IdentityRoutes, HandTheTokenOverInACookieThatOnlyThisHostReads)
{
    auto const challenge = code_id();
    auto const answer = sign_in_over_http(challenge, last_code());
    auto const token = token_in(answer);
    EXPECT_EQ(token.size(), 32U);
    EXPECT_EQ(answer->header("Set-Cookie"),
              "__Host-palmunion=" + token +
                  "; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure");
    EXPECT_EQ(answer->header("Cache-Control"), "no-store");
}

TEST_F(IdentityRoutes, NameTheCookiePlainlyWithoutTls)
{
    transport_ = http::Transport::plain;
    auto const challenge = code_id();
    auto const answer = sign_in_over_http(challenge, last_code());
    EXPECT_EQ(answer->header("Set-Cookie"),
              "palmunion=" + token_in(answer) +
                  "; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax");
}

TEST_F(IdentityRoutes, ShowTheSession)
{
    EXPECT_EQ(send(get, "/session", "")->body, R"({"signed_in":false})");
    EXPECT_EQ(send(get, "/session", "", "no token of ours")->body, R"({"signed_in":false})");
    auto const token = signed_in_token();
    EXPECT_EQ(send(get, "/session", "", token)->body,
              R"({"signed_in":true,"phone_masked":"199****0001",)"
              R"("expires_at":"2021-04-07T09:00:00+08:00"})");
}

TEST_F(IdentityRoutes, SignOutAndForgetTheCookie)
{
    auto const token = signed_in_token();
    auto const answer = send(remove, "/session", "", token);
    ASSERT_TRUE(is_accepted(answer));
    EXPECT_EQ(answer->status, 204);
    EXPECT_EQ(answer->header("Set-Cookie"),
              "__Host-palmunion=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    EXPECT_FALSE(is_signed_in(token));
    EXPECT_EQ(send(remove, "/session", "", token)->status, 204);
}

TEST_F(IdentityRoutes, ListDevicesAndSignOneOut)
{
    auto const here = signed_in_token();
    database_.advance(60s);
    auto const there = signed_in_token();
    auto const answer = send(get, "/devices", "", here);
    ASSERT_TRUE(is_accepted(answer));
    auto const devices = *json(answer).objects("items");
    ASSERT_EQ(devices.size(), 2U);
    EXPECT_EQ(devices[0].text("name"), "iPhone · WeChat");
    EXPECT_EQ(devices[0].boolean("current"), false);
    EXPECT_EQ(devices[0].text("created_at"), "2021-03-08T09:01:00+08:00");
    EXPECT_EQ(devices[1].boolean("current"), true);
    EXPECT_EQ(devices[1].text("last_seen_at"), "2021-03-08T09:00:00+08:00");

    EXPECT_EQ(send(remove, "/devices/" + *devices[0].text("id"), "", here)->status, 204);
    EXPECT_FALSE(is_signed_in(there));
    EXPECT_TRUE(is_signed_in(here));
}

TEST_F(IdentityRoutes, NameTheDeviceAsItIsAsked)
{
    auto const challenge = code_id();
    auto const body = R"({"code_id":")" + challenge + R"(","code":")" + last_code() +
                      R"(","device_name":"妈妈的手机"})";
    auto const token = token_in(send(post, "/sessions", body));
    EXPECT_EQ(json(send(get, "/devices", "", token)).objects("items")->at(0).text("name"),
              "妈妈的手机");
}

TEST_F(IdentityRoutes, SignOutEverywhere)
{
    auto const here = signed_in_token();
    database_.advance(60s);
    auto const there = signed_in_token();
    auto const answer = send(remove, "/devices", "", here);
    ASSERT_TRUE(is_accepted(answer));
    EXPECT_EQ(answer->status, 204);
    EXPECT_TRUE(answer->header("Set-Cookie")->contains("Max-Age=0"));
    EXPECT_FALSE(is_signed_in(here));
    EXPECT_FALSE(is_signed_in(there));
}

TEST_F(IdentityRoutes, EndTheFormerSessionOfTheSameBrowser)
{
    auto const before = signed_in_token();
    database_.advance(60s);
    auto const challenge = code_id();
    auto const answer = send(post, "/sessions", code_sign_in(challenge, last_code()), before);
    ASSERT_TRUE(is_accepted(answer));
    EXPECT_FALSE(is_signed_in(before));
    EXPECT_TRUE(is_signed_in(token_in(answer)));
}

TEST_F(IdentityRoutes, AreOpenToAnybodyOnlyWhereSigningInNeedsIt)
{
    http::Router router;
    add_routes(router, {.means = means_});
    // Of colleagues, what comes before they are signed in, and whether they are.
    std::set<std::string_view> const open{"/api/v1/staff/sign-in", "/api/v1/staff/sign-in/finish",
                                          "/api/v1/staff/set-up", "/api/v1/staff/set-up/finish",
                                          "/api/v1/staff/session"};
    for (auto const* const route : router.routes()) {
        auto const is_of_devices = route->pattern.contains("/devices");
        auto const is_of_staff = route->pattern.contains("/staff/");
        auto expected = is_of_devices ? Access::signed_in : Access::anyone;
        if (is_of_staff && !open.contains(route->pattern))
            expected = Access::staff;
        EXPECT_EQ(route->access, expected) << route->pattern;
    }
}

} // namespace

} // namespace identity
