#include "http/json.hpp"
#include "http/refusals.hpp"
#include "identity/service/phone_book.hpp"
#include "membership/api/routes.hpp"
#include "membership/domain/refusals.hpp"
#include "organisation/domain/refusals.hpp"
#include "organisation/service/importing_unions.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace {

constexpr std::string_view levels = "code,rank,zh,en\n"
                                    "province,1,省级,Province\n"
                                    "city,2,市级,City\n"
                                    "county,3,县级,County\n";
constexpr std::string_view unions = "code,name,short_name,level,parent_code,valid_to\n"
                                    "330000,浙江省总工会,浙江省总工会,province,,\n"
                                    "330700,金华市总工会,金华市总工会,city,330000,\n"
                                    "330702,金华市婺城区总工会,婺城区总工会,county,330700,\n"
                                    "330799,旧区总工会,旧区总工会,county,330700,2021-03-01\n";

class MeRoutes : public testing::Test {
protected:
    MeRoutes()
    {
        membership::add_routes(router_, {keys_});
        auto const done = database_.run([&](sql::Transaction& tx) -> base::Result<void> {
            using enum organisation::ImportMode;
            static_cast<void>(TRY(organisation::import_levels(tx, levels, all_or_nothing)));
            static_cast<void>(TRY(organisation::import_unions(tx, unions, organisation::Tree::local,
                                                              all_or_nothing)));
            auto const phone = TRY(identity::PhoneNumber::parse("19900000001"));
            actor_.person = identity::register_person(tx, keys_, phone).person;
            return base::ok();
        });
        VERIFY(done.has_value());
    }

    http::Answer send(http::Method method, std::string path, std::string body = {},
                      http::Access access = http::Access::signed_in)
    {
        http::Request const request{
            .method = method, .path = std::move(path), .body = std::move(body)};
        auto const match = router_.match(method, request.path);
        VERIFY(match.route != nullptr);
        EXPECT_EQ(match.route->access, access);
        http::Call const call{.request = request, .actor = actor_, .officer = http::Officer{}};
        return database_.run([&](sql::Transaction& tx) { return match.route->handle(tx, call); });
    }

    std::string me() { return send(http::Method::get, "/api/v1/me")->body; }
    http::Answer change(std::string body)
    {
        return send(http::Method::patch, "/api/v1/me", std::move(body));
    }
    http::Answer choose(std::string body)
    {
        return send(http::Method::put, "/api/v1/me/union", std::move(body));
    }

    identity::Keys keys_ = identity::Keys::derive(base::Key{});
    http::Router router_;
    http::Actor actor_{};
    support::Database database_{support::shanghai("2021-03-08 09:00:30")};
};

TEST_F(MeRoutes, ShowWhoHasToldNothingYet)
{
    auto const answer = send(http::Method::get, "/api/v1/me");
    ASSERT_TRUE(support::is_accepted(answer));
    EXPECT_EQ(answer->body, R"({"phone_masked":"199****0001","display_name":null,)"
                            R"("board_name":"199****0001","union":null,"union_chosen_at":null,)"
                            R"("union_change_from":null,)"
                            R"("preferences":{"time_accommodation":false}})");
    EXPECT_EQ(answer->header("Cache-Control"), "no-store");
}

TEST_F(MeRoutes, ShowTheChosenUnionWithItsPath)
{
    auto const answer = choose(R"({"code":"330702"})");
    ASSERT_TRUE(support::is_accepted(answer));
    EXPECT_EQ(answer->status, 200);
    EXPECT_TRUE(answer->body.contains(
        R"("union":{"code":"330702","name":"金华市婺城区总工会","short_name":"婺城区总工会",)"
        R"("tree":"local","level":3,"level_name":"县级",)"
        R"("path":[{"code":"330000","short_name":"浙江省总工会"},)"
        R"({"code":"330700","short_name":"金华市总工会"}],"has_children":false,)"
        R"("choosable":true},"union_chosen_at":"2021-03-08T09:00:30+08:00",)"
        R"("union_change_from":null)"))
        << answer->body;
    EXPECT_EQ(me(), answer->body);
}

TEST_F(MeRoutes, SayFromWhenTheUnionCanChangeAgain)
{
    ASSERT_TRUE(support::is_accepted(choose(R"({"code":"330700"})")));
    ASSERT_TRUE(support::is_accepted(choose(R"({"code":"330702","note":"某某机械厂"})")));
    EXPECT_TRUE(me().contains(R"("union_change_from":"2021-04-01")"));
    auto const refused = choose(R"({"code":"330700"})");
    ASSERT_TRUE(support::is_refused(refused, membership::union_change_used));
    EXPECT_EQ(refused.error().facts.back(), (base::Error::Fact{"next_change_on", "2021-04-01"}));
}

TEST_F(MeRoutes, GiveTheSameAnswerToTheSameChoiceAgain)
{
    ASSERT_TRUE(support::is_accepted(choose(R"({"code":"330702"})")));
    auto const before = me();
    database_.advance(std::chrono::hours{1});
    EXPECT_EQ(choose(R"({"code":"330702"})")->body, before);
}

TEST_F(MeRoutes, ChangeOnlyWhatTheRequestNames)
{
    EXPECT_TRUE(change(R"({"display_name":"张小明","time_accommodation":true})")
                    ->body.contains(R"("display_name":"张小明","board_name":"张*")"));
    ASSERT_TRUE(support::is_accepted(change(R"({"time_accommodation":false})")));
    EXPECT_TRUE(me().contains(R"("display_name":"张小明")"));
    EXPECT_TRUE(me().contains(R"("time_accommodation":false)"));
    ASSERT_TRUE(support::is_accepted(change(R"({"display_name":null})")));
    EXPECT_TRUE(me().contains(R"("display_name":null,"board_name":"199****0001")"));
    EXPECT_TRUE(support::is_accepted(change("{}")));
}

/// A request that is refused, and why.
TEST_F(MeRoutes, ShowTheOperatorWhichUnitsAreMissing)
{
    ASSERT_TRUE(support::is_accepted(choose(R"({"code":"330702","note":"某某机械厂"})")));
    auto const answer = send(http::Method::get, "/api/v1/union-hints", {}, http::Access::staff);
    ASSERT_TRUE(support::is_accepted(answer));
    EXPECT_TRUE(answer->body.starts_with(
        R"({"items":[{"note":"某某机械厂","phone_masked":"199****0001","union":{"code":"330702",)"))
        << answer->body;
    EXPECT_TRUE(
        answer->body.ends_with(R"("written_at":"2021-03-08T09:00:30+08:00"}],"next_cursor":null})"))
        << answer->body;
    EXPECT_EQ(answer->header("Cache-Control"), "no-store");
}

struct Refused {
    http::Method method;
    std::string body;
    base::Refusal refusal;

    friend void PrintTo(Refused const& refused, std::ostream* out) { *out << refused.body; }
};

class RefusedMeRequests : public MeRoutes, public testing::WithParamInterface<Refused> {};
INSTANTIATE_TEST_SUITE_P(
    , RefusedMeRequests,
    testing::Values(
        Refused{http::Method::put, "[]", http::json_not_object},
        Refused{http::Method::put, "{", http::json_malformed},
        Refused{http::Method::put, "{}", http::field_missing},
        Refused{http::Method::put, R"({"code":330702})", http::field_type},
        Refused{http::Method::put, R"({"code":"330702","tree":"local"})", http::field_unknown},
        Refused{http::Method::put, R"({"code":"440000"})", organisation::union_unknown},
        Refused{http::Method::put, R"({"code":"?"})", organisation::union_unknown},
        Refused{http::Method::put, R"({"code":"330000"})", membership::union_too_high},
        Refused{http::Method::put, R"({"code":"330799"})", membership::union_closed},
        Refused{http::Method::put, R"({"code":"330702","note":" "})",
                membership::union_hint_malformed},
        Refused{http::Method::patch, R"({"name":"张"})", http::field_unknown},
        Refused{http::Method::patch, R"({"display_name":7})", http::field_type},
        Refused{http::Method::patch, R"({"display_name":"张"})", membership::display_name_length},
        Refused{http::Method::patch, R"({"display_name":""})", membership::display_name_length},
        Refused{http::Method::patch, R"({"display_name":"张\u200b明"})",
                membership::display_name_characters},
        Refused{http::Method::patch, R"({"time_accommodation":"yes"})", http::field_type}));

TEST_P(RefusedMeRequests, ChangeNothing)
{
    auto const before = me();
    auto const answer =
        GetParam().method == http::Method::put ? choose(GetParam().body) : change(GetParam().body);
    EXPECT_TRUE(support::is_refused(answer, GetParam().refusal));
    EXPECT_EQ(me(), before);
}

} // namespace
