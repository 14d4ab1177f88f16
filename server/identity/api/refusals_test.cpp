#include "identity/domain/refusals.hpp"

#include "http/problem.hpp"
#include "http/refusals.hpp"
#include "identity/api/api_desk_test.hpp"
#include "identity/service/phone_book.hpp"

#include <algorithm>
#include <functional>
#include <gtest/gtest.h>
#include <set>

namespace identity {

namespace {

using namespace std::chrono_literals;
using enum http::Method;

/// How somebody comes to be refused.
class Desk : public ApiDesk {
public:
    http::Answer with_phone(std::string_view phone) { return ask_for_code(phone); }
    http::Answer with_proof(std::string_view given)
    {
        return send(post, "/codes", code_request("19900000001", given));
    }
    http::Answer with_purpose(std::string_view purpose)
    {
        return send(post, "/codes", code_request("19900000001", proof(), purpose));
    }
    http::Answer with_device(std::string_view name)
    {
        http::JsonWriter writer;
        writer.begin_object().field("code_id", code_id()).field("code", last_code());
        writer.field("device_name", name).end_object();
        return send(post, "/sessions", writer.take());
    }
    /// Asks `count` times, `pause` apart, and gives the last answer.
    http::Answer asking(int count, std::chrono::milliseconds pause)
    {
        for (int asked = 1; asked < count; ++asked) {
            EXPECT_TRUE(ask_for_code().has_value());
            database_.advance(pause);
        }
        return ask_for_code();
    }
    /// Asks for a code, waits, and brings back what `change` makes of it, `count` times.
    http::Answer guessing(int count, std::chrono::milliseconds wait = 0s)
    {
        auto const challenge = code_id();
        database_.advance(wait);
        for (int guess = 1; guess < count; ++guess)
            static_cast<void>(sign_in_over_http(challenge, another_than(last_code())));
        return sign_in_over_http(challenge, another_than(last_code()));
    }
    http::Answer twice_with_one_code()
    {
        auto const challenge = code_id();
        EXPECT_TRUE(sign_in_over_http(challenge, last_code()).has_value());
        return sign_in_over_http(challenge, last_code());
    }
    http::Answer twice_with_one_proof()
    {
        auto const once = proof();
        EXPECT_TRUE(with_proof(once).has_value());
        return send(post, "/codes", code_request("19900000002", once));
    }
    http::Answer with_late_proof()
    {
        auto const given = proof();
        database_.advance(120s);
        return with_proof(given);
    }
    http::Answer without_proof()
    {
        return send(post, "/codes", R"({"phone":"19900000001","purpose":"sign_in"})");
    }
    http::Answer at_rate(SendRate SendRates::*rate)
    {
        (means_.settings.rates.*rate).sends_max = 1;
        EXPECT_TRUE(ask_for_code("19900000001").has_value());
        return ask_for_code("19900000002");
    }
    http::Answer signing_out(std::string_view device)
    {
        auto const token = signed_in().token;
        return send(remove, "/devices/" + std::string{device}, "", token.text());
    }
    http::Answer with_code(std::string_view challenge, std::string_view code)
    {
        return sign_in_over_http(challenge, code);
    }
    http::Answer looking_up_nobody()
    {
        return database_.run([&](sql::Transaction& tx) -> http::Answer {
            auto const phone = TRY(phone_of(tx, means_.keys, {1}));
            return http::Response::json(200, phone.digits());
        });
    }

private:
    void TestBody() override {}
};

struct Case {
    Refusal refusal;
    int status;
    std::function<http::Answer(Desk&)> provoke;
};

std::vector<Case> const cases{
    {phone_malformed, 422, [](Desk& desk) { return desk.with_phone("1990000000"); }},
    {phone_of_machine, 422, [](Desk& desk) { return desk.with_phone("1440000000001"); }},
    {phone_of_landline, 422, [](Desk& desk) { return desk.with_phone("0579-82345678"); }},
    {purpose_unknown, 422, [](Desk& desk) { return desk.with_purpose("change_phone"); }},
    {proof_missing, 422, [](Desk& desk) { return desk.without_proof(); }},
    {proof_wrong, 422,
     [](Desk& desk) { return desk.with_proof(R"({"challenge":"x","counter":1})"); }},
    {proof_expired, 409, [](Desk& desk) { return desk.with_late_proof(); }},
    {proof_used, 409, [](Desk& desk) { return desk.twice_with_one_proof(); }},
    {code_too_soon, 429, [](Desk& desk) { return desk.asking(2, 59s); }},
    {code_hour_limit, 429, [](Desk& desk) { return desk.asking(3, 60s); }},
    {code_day_limit, 429, [](Desk& desk) { return desk.asking(4, 1h); }},
    {code_source_limit, 429, [](Desk& desk) { return desk.at_rate(&SendRates::source); }},
    {code_prefix_limit, 429, [](Desk& desk) { return desk.at_rate(&SendRates::prefix); }},
    {code_budget_used, 503, [](Desk& desk) { return desk.at_rate(&SendRates::everyone); }},
    {code_malformed, 422, [](Desk& desk) { return desk.with_code("challenge", "12345"); }},
    {code_unknown, 404, [](Desk& desk) { return desk.with_code("challenge", "123456"); }},
    {code_wrong, 422, [](Desk& desk) { return desk.guessing(1); }},
    {code_expired, 409, [](Desk& desk) { return desk.guessing(1, 300s); }},
    {code_used, 409, [](Desk& desk) { return desk.twice_with_one_code(); }},
    {code_locked, 429, [](Desk& desk) { return desk.guessing(6); }},
    {device_name_malformed, 422, [](Desk& desk) { return desk.with_device("a\u200Bb"); }},
    {device_name_too_long, 422, [](Desk& desk) { return desk.with_device(std::string(61, 'a')); }},
    {device_unknown, 404, [](Desk& desk) { return desk.signing_out("17"); }},
    {device_unknown, 404, [](Desk& desk) { return desk.signing_out("17x"); }},
    {person_unknown, 404, [](Desk& desk) { return desk.looking_up_nobody(); }},
    {http::json_malformed, 400, [](Desk& desk) { return desk.with_proof("{"); }},
    {http::field_unknown, 400, [](Desk& desk) { return desk.with_proof(R"({"counted":1})"); }},
    {http::field_missing, 422, [](Desk& desk) { return desk.with_proof(R"({"counter":1})"); }},
    {http::field_type, 422, [](Desk& desk) { return desk.with_proof("1"); }},
};

class EveryRefusal : public testing::TestWithParam<Case> {};

TEST_P(EveryRefusal, IsGivenForItsReason)
{
    Desk desk;
    auto const answer = GetParam().provoke(desk);
    ASSERT_FALSE(answer.has_value()) << answer->body;
    EXPECT_EQ(answer.error().reason, GetParam().refusal.reason);
    EXPECT_EQ(http::status_of(answer.error().kind), GetParam().status);
}

INSTANTIATE_TEST_SUITE_P(, EveryRefusal, testing::ValuesIn(cases), [](auto const& one) {
    return std::to_string(one.index) + "_" + std::string{one.param.refusal.reason};
});

TEST(Refusals, HaveACaseEach)
{
    std::set<std::string_view> provoked;
    for (auto const& one : cases)
        provoked.insert(one.refusal.reason);
    for (auto const& refusal : refusals)
        EXPECT_TRUE(provoked.contains(refusal.reason)) << refusal.reason;
}

} // namespace

} // namespace identity
