#include "http/refusals.hpp"
#include "quiz/api/stage_test.hpp"
#include "quiz/domain/refusals.hpp"

#include <map>

namespace {

using namespace quiz;
using fixtures::ApiStage;
using fixtures::contest_document;
using fixtures::question_json;
using support::is_accepted;
using support::is_refused;

class ManagingRoutes : public testing::Test {
protected:
    static constexpr auto bank = "/api/v1/quiz/banks/party-history/questions";

    ApiStage stage_;
};

TEST_F(ManagingRoutes, CreateAndChangeAContest)
{
    auto const created = stage_.post("/api/v1/quiz/contests", {.body = contest_document("spring")});
    ASSERT_TRUE(is_accepted(created));
    EXPECT_EQ(created->status, 201);
    EXPECT_EQ(created->body, R"({"slug":"spring","version":1})");
    auto const change = [&](std::string_view more) {
        return stage_.send(http::Method::put, ApiStage::path("/settings", "spring"),
                           {.body = contest_document("spring", more)});
    };
    EXPECT_EQ(change(R"(,"second_chance":"none")")->body, R"({"slug":"spring","version":2})");
    auto const shown = stage_.get(ApiStage::path("", "spring"));
    EXPECT_TRUE(shown->body.contains(R"("attempts_per_day":1)"));
    EXPECT_TRUE(is_refused(change(R"(,"points_per_question":20)"), contest_started));
    EXPECT_TRUE(is_refused(change(R"(,"point_per_question":20)"), setting_unknown));
    EXPECT_TRUE(
        is_refused(stage_.post("/api/v1/quiz/contests", {.body = contest_document("spring")}),
                   contest_exists));
}

TEST_F(ManagingRoutes, ShowAContestAndItsRules)
{
    auto const shown = stage_.get(ApiStage::path(""));
    ASSERT_TRUE(is_accepted(shown));
    for (std::string_view const part :
         {R"("organiser":{"code":"330000","name":"浙江省总工会"})", R"("status":"running")",
          R"("starts_at":"2021-03-01T00:00:00+08:00")", R"("ends_at":"2021-07-01T00:00:00+08:00")",
          R"("prize_total_yuan_per_month":5300)", R"("state":"open")", R"("secret":null)"})
        EXPECT_TRUE(shown->body.contains(part)) << part;
    auto const etag = std::string{shown->header("ETag").value()};
    EXPECT_EQ(stage_.get(ApiStage::path(""), {.headers = {{"if-none-match", etag}}})->status, 304);
    auto const english = stage_.get(ApiStage::path(""), {.headers = {{"accept-language", "en"}}});
    EXPECT_TRUE(english->body.contains("Open every day"));
    EXPECT_TRUE(stage_.get("/api/v1/quiz/contests")
                    ->body.contains(R"("page":"/c/march","app":"/quiz/march")"));
}

TEST_F(ManagingRoutes, KeepTheBank)
{
    auto const page = stage_.get(bank, {.query = {{"limit", "1"}}});
    ASSERT_TRUE(is_accepted(page));
    EXPECT_TRUE(page->body.contains(R"("code":"QB001")"));
    EXPECT_TRUE(page->body.contains(R"("answer":["A"])"));
    auto const added = stage_.post(bank, {.body = question_json("NEW1", "新题？", 2, "C")});
    ASSERT_TRUE(is_accepted(added));
    EXPECT_EQ(added->status, 201);
    EXPECT_TRUE(added->body.contains(R"("difficulty":2)"));
    EXPECT_TRUE(added->body.contains(R"("answer":["C"])"));
    auto const off = stage_.send(http::Method::patch, std::string{bank} + "/NEW1",
                                 {.body = R"({"enabled":false})"});
    ASSERT_TRUE(is_accepted(off));
    EXPECT_TRUE(off->body.contains(R"("enabled":false,"version":1)"));
}

TEST_F(ManagingRoutes, CountWhoCameThroughWhichDoor)
{
    for (auto const* body :
         {R"({"channel":"qr","placement":"workshop-3"})",
          R"({"channel":"qr","placement":"workshop-3"})", R"({"channel":"direct"})"})
        ASSERT_TRUE(is_accepted(stage_.post(ApiStage::path("/entries"), {.body = body})));
    auto const counts = stage_.get(ApiStage::path("/entries"));
    ASSERT_TRUE(is_accepted(counts));
    EXPECT_EQ(counts->body,
              R"({"items":[{"date":"2021-03-08","channel":"direct","placement":null,"entries":1},)"
              R"({"date":"2021-03-08","channel":"qr","placement":"workshop-3","entries":2}]})");
}

TEST_F(ManagingRoutes, RefuseInWordsThatProgramsKnow)
{
    struct Case {
        http::Method method;
        std::string path;
        std::string body;
        base::Refusal refusal;
    };
    std::string const at = bank;
    for (auto const& [method, where, body, refusal] : std::vector<Case>{
             {http::Method::get, "/api/v1/quiz/banks/nothing/questions", "", bank_unknown},
             {http::Method::post, "/api/v1/quiz/banks/nothing/questions",
              question_json("N", "新？"), bank_unknown},
             {http::Method::post, at, "", question_field_empty},
             {http::Method::post, at, "{", http::json_malformed},
             {http::Method::post, at, R"({"kode":"N"})", http::field_unknown},
             {http::Method::post, at, question_json("N", "新？", 1, "E"), answer_unknown_option},
             {http::Method::post, at, question_json("N", "第1题?"), question_duplicate},
             {http::Method::post, at, question_json("QB001", "第1题？", 3), difficulty_fixed},
             {http::Method::patch, at + "/NOBODY", R"({"enabled":true})", question_unknown},
             {http::Method::patch, at + "/QB001", R"({"enabled":1})", http::field_type},
             {http::Method::post, "/api/v1/quiz/contests", "[]", http::json_not_object}}) {
        EXPECT_TRUE(is_refused(stage_.send(method, where, {.body = body}), refusal))
            << where << body;
    }
}

TEST_F(ManagingRoutes, AreForStaffAndNobodyElse)
{
    std::map<std::string, http::Access> access;
    for (auto const* route : stage_.router.routes())
        access.emplace(fmt::format("{} {}", http::text(route->method), route->pattern),
                       route->access);
    for (auto const* route :
         {"POST /api/v1/quiz/contests", "PUT /api/v1/quiz/contests/{slug}/settings",
          "GET /api/v1/quiz/contests/{slug}/entries", "GET /api/v1/quiz/banks/{code}/questions",
          "POST /api/v1/quiz/banks/{code}/questions",
          "PATCH /api/v1/quiz/banks/{code}/questions/{qcode}"})
        EXPECT_EQ(access.at(route), http::Access::staff) << route;
    for (auto const* route : {"GET /api/v1/quiz/contests", "GET /api/v1/quiz/contests/{slug}",
                              "GET /api/v1/quiz/contests/{slug}/board", "GET /c/{slug}",
                              "GET /s/{token}", "POST /api/v1/quiz/contests/{slug}/entries"})
        EXPECT_EQ(access.at(route), http::Access::anyone) << route;
    for (auto const& [route, who] : access) {
        if (route.contains("/attempts") || route.contains("/second-chance") ||
            route.ends_with("/me") || route.contains("/practice") || route.contains("/mistakes") ||
            route.contains("reports")) {
            EXPECT_EQ(who, http::Access::signed_in) << route;
        }
    }
}

} // namespace
