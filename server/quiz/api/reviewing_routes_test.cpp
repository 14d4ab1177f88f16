#include "http/refusals.hpp"
#include "quiz/api/stage_test.hpp"
#include "quiz/domain/refusals.hpp"

#include <algorithm>
#include <fmt/ranges.h>

namespace {

using namespace quiz;
using fixtures::ApiStage;
using fixtures::contest_document;
using fixtures::number_in;
using support::is_accepted;
using support::is_refused;

class ReviewingRoutes : public testing::Test {
protected:
    static std::string path(std::string_view rest) { return ApiStage::path(rest); }

    ApiStage stage_;
    http::Actor actor_ = stage_.player();
};

/// A question as both the result and the notebook give it, up to its right answer ("甲").
std::string options_and_answer(http::JsonObject const& question)
{
    auto const options = question.texts("options").value();
    auto const right = std::ranges::find(options, "甲") - options.begin();
    return fmt::format(R"("options":["{}"],"answer":[{}])", fmt::join(options, R"(",")"), right);
}

TEST_F(ReviewingRoutes, ListMistakesWithTheOptionsInTheOrderOfTheirPaper)
{
    auto const result = http::JsonObject::parse(stage_.play(actor_, false)).value();
    auto const page = stage_.get(path("/mistakes"), {.actor = actor_}).value();
    auto const questions = result.objects("questions").value();
    for (auto const& question : questions)
        EXPECT_TRUE(page.body.contains(options_and_answer(question)));
}

TEST_F(ReviewingRoutes, ListMistakesInPages)
{
    stage_.play(actor_, false);
    auto const page = stage_.get(path("/mistakes"), {.actor = actor_, .query = {{"limit", "2"}}});
    ASSERT_TRUE(is_accepted(page));
    EXPECT_EQ(page->header("Cache-Control"), "no-store");
    auto const list = http::JsonObject::parse(page->body).value();
    ASSERT_EQ(list.objects("items")->size(), 2U);
    EXPECT_TRUE(page->body.contains(R"("last_wrong_on":"2021-03-08","times_wrong":1)"));
    auto const cursor = list.text("next_cursor").value();
    auto const rest =
        stage_.get(path("/mistakes"), {.actor = actor_, .query = {{"cursor", cursor}}});
    EXPECT_EQ(http::JsonObject::parse(rest->body)->objects("items")->size(), 3U);
    EXPECT_TRUE(
        is_refused(stage_.get(path("/mistakes"), {.actor = actor_, .query = {{"cursor", "x"}}}),
                   cursor_malformed));
}

TEST_F(ReviewingRoutes, PractiseWithoutPoints)
{
    EXPECT_TRUE(is_refused(stage_.post(path("/practice"), {actor_}), practice_needs_history));
    stage_.play(actor_, false);
    auto const begun = stage_.post(path("/practice"), {actor_});
    ASSERT_TRUE(is_accepted(begun));
    EXPECT_EQ(begun->status, 201);
    EXPECT_FALSE(begun->body.contains("explanation"));
    auto const token = http::JsonObject::parse(begun->body)->text("token").value();
    auto body = ApiStage::answers_to(begun->body);
    body.insert(1, fmt::format(R"("token":"{}",)", token));
    auto const checked = stage_.post(path("/practice/check"), {actor_, body});
    ASSERT_TRUE(is_accepted(checked));
    EXPECT_EQ(number_in(checked->body, "correct"), 5);
    EXPECT_TRUE(checked->body.contains(R"("is_correct":true)"));
    EXPECT_TRUE(is_refused(stage_.post(path("/practice/check"), {stage_.player(), body}),
                           practice_unknown));
    auto const day = stage_.get(path("/me"), {actor_});
    EXPECT_TRUE(day->body.contains(R"("points":0)"));
}

TEST_F(ReviewingRoutes, TakeReports)
{
    stage_.play(actor_);
    auto const report = [&](std::string const& body) {
        return stage_.post(path("/question-reports"), {actor_, body});
    };
    auto const taken =
        report(R"({"date":"2021-03-08","number":1,"index":2,"reason":"typo","text":"多了空格"})");
    ASSERT_TRUE(is_accepted(taken));
    EXPECT_EQ(taken->status, 201);
    EXPECT_EQ(taken->body, R"({"id":"1"})");
    EXPECT_TRUE(is_refused(report(R"({"date":"soon","number":1,"index":2,"reason":"typo"})"),
                           base::date_malformed));
    EXPECT_TRUE(is_refused(report(R"({"date":"2021-03-08","number":1,"index":9,"reason":"typo"})"),
                           question_out_of_range));
    EXPECT_TRUE(is_refused(report(R"({"date":"2021-03-08","number":1,"index":2,"reason":"dull"})"),
                           report_reason_unknown));
    EXPECT_TRUE(
        is_refused(report(R"({"date":"2021-03-08","number":1,"index":2})"), http::field_missing));
}

TEST_F(ReviewingRoutes, CountEntries)
{
    auto const enter = [&](std::string const& body) {
        return stage_.post(path("/entries"), {.body = body});
    };
    auto const counted = enter(R"({"channel":"qr","placement":"workshop-3"})");
    ASSERT_TRUE(is_accepted(counted));
    EXPECT_EQ(counted->status, 204);
    EXPECT_TRUE(is_refused(enter(R"({"channel":"pigeon"})"), channel_unknown));
    EXPECT_TRUE(is_refused(enter(R"({"channel":"qr","placement":"W 3"})"), placement_malformed));
}

TEST_F(ReviewingRoutes, ShareALinkWithAPageAndACode)
{
    auto const shared = stage_.post(path("/second-chance/share"), {actor_});
    ASSERT_TRUE(is_accepted(shared));
    EXPECT_EQ(shared->status, 201);
    auto const link = http::JsonObject::parse(shared->body).value();
    EXPECT_EQ(link.boolean("granted"), true);
    auto const url = link.text("url").value();
    EXPECT_TRUE(url.starts_with("/s/"));
    EXPECT_TRUE(shared->header("Set-Cookie")->starts_with("palmunion_link=" + url.substr(3) + ";"));
    EXPECT_TRUE(is_accepted(stage_.get(url)));
    auto const code = stage_.get(link.text("qr_url").value());
    ASSERT_TRUE(is_accepted(code));
    EXPECT_EQ(code->content_type, "image/svg+xml");
}

TEST(StudyRoutes, GrantForReading)
{
    ApiStage stage;
    auto const imported = stage.database.run([](sql::Transaction& tx) {
        return import_study_cards(
            tx,
            {.bank = "party-history",
             .json =
                 R"([{"code":"SC01","title":"红船","text":"南湖。","source":"书",)"
                 R"("check":{"stem":"在哪里？","options":{"A":"西湖","B":"南湖"},"answer":"B"}}])"});
    });
    ASSERT_TRUE(is_accepted(imported));
    ASSERT_TRUE(is_accepted(
        stage.post("/api/v1/quiz/contests",
                   {.body = contest_document("study", R"(,"second_chance":"study")")})));
    auto const actor = stage.player();
    auto const study = ApiStage::path("/second-chance/study", "study");
    auto const opened = stage.post(study, {actor});
    ASSERT_TRUE(is_accepted(opened));
    EXPECT_EQ(
        opened->body,
        R"({"card":{"code":"SC01","title":"红船","text":"南湖。","source":"书",)"
        R"("check":{"stem":"在哪里？","options":["西湖","南湖"]}},"readable_from":"2021-03-08T09:00:20+08:00"})");
    auto const answer = R"({"card":"SC01","answer":1})";
    EXPECT_TRUE(is_refused(stage.post(study + "/check", {actor, answer}), study_too_fast));
    stage.database.advance(std::chrono::seconds{20});
    EXPECT_EQ(stage.post(study + "/check", {actor, R"({"card":"SC01","answer":0})"})->body,
              R"({"granted":false,"right":false})");
    stage.database.advance(std::chrono::seconds{20});
    EXPECT_EQ(stage.post(study + "/check", {actor, answer})->body,
              R"({"granted":true,"right":true})");
}

class VisitRoutes : public testing::Test {
protected:
    VisitRoutes()
    {
        auto const shared = stage_.post(ApiStage::path("/second-chance/share"), {actor_}).value();
        url_ = http::JsonObject::parse(shared.body)->text("url").value();
    }

    std::string chance()
    {
        auto const day = stage_.get(ApiStage::path("/me"), {actor_}).value();
        auto const object = http::JsonObject::parse(day.body).value();
        return object.object("second_chance")->text("state").value();
    }

    ApiStage stage_{contest_document("march", R"(,"second_chance":"visit")")};
    http::Actor actor_ = stage_.player();
    std::string url_;
};

TEST_F(VisitRoutes, GrantWhenSomebodyElsePressesTheButton)
{
    auto const page = stage_.get(url_);
    ASSERT_TRUE(is_accepted(page));
    EXPECT_TRUE(page->body.contains("<form class=\"no-print\" method=\"post\" action=\"" + url_));
    EXPECT_EQ(chance(), "offered"); // A preview of the link earns nobody anything.
    auto const visited = stage_.post(url_);
    ASSERT_TRUE(is_accepted(visited));
    EXPECT_EQ(visited->status, 303);
    EXPECT_EQ(visited->header("Location"), "/quiz/march?ch=share");
    EXPECT_EQ(chance(), "earned");
}

TEST_F(VisitRoutes, GrantNothingForOnesOwnVisit)
{
    ASSERT_TRUE(is_accepted(stage_.post(url_, {actor_})));
    ASSERT_TRUE(is_accepted(
        stage_.post(url_, {.headers = {{"cookie", "palmunion_link=" + url_.substr(3)}}})));
    EXPECT_EQ(chance(), "offered");
}

TEST_F(VisitRoutes, KnowNoInventedLink)
{
    EXPECT_TRUE(is_refused(stage_.get("/s/AAAAAAAAAAAAAAAA"), link_unknown));
    EXPECT_TRUE(is_refused(stage_.post("/s/AAAAAAAAAAAAAAAA"), link_unknown));
    EXPECT_TRUE(is_refused(stage_.get("/s/AAAAAAAAAAAAAAAA/qr.svg"), link_unknown));
}

} // namespace
