#include "http/refusals.hpp"
#include "quiz/api/stage_test.hpp"
#include "quiz/domain/refusals.hpp"

namespace {

using namespace quiz;
using fixtures::ApiStage;
using fixtures::number_in;
using support::is_accepted;
using support::is_refused;

class PlayingRoutes : public testing::Test {
protected:
    static std::string path(std::string_view rest) { return ApiStage::path(rest); }

    ApiStage stage_;
    http::Actor actor_ = stage_.player();
};

TEST_F(PlayingRoutes, IssueAPaperThatHoldsNoAnswers)
{
    auto const issued = stage_.post(path("/attempts"), {actor_, R"({"channel":"qr"})"});
    ASSERT_TRUE(is_accepted(issued));
    EXPECT_EQ(issued->status, 201);
    EXPECT_EQ(issued->header("Location"), "/api/v1/quiz/contests/march/attempts/2021-03-08/1");
    EXPECT_EQ(issued->header("Cache-Control"), "no-store");
    auto const paper = http::JsonObject::parse(issued->body).value();
    EXPECT_EQ(paper.text("state"), "issued");
    EXPECT_EQ(paper.text("deadline"), "2021-03-08T09:05:00+08:00");
    EXPECT_EQ(paper.objects("questions")->size(), 5U);
    for (std::string_view const secret : {"answer\"", "explanation", "source", "code", "QB0"})
        EXPECT_FALSE(issued->body.contains(secret)) << secret;
}

TEST_F(PlayingRoutes, GoOnWithThePaperThatIsOpen)
{
    auto const first = stage_.post(path("/attempts"), {actor_});
    auto const again = stage_.post(path("/attempts"), {actor_});
    ASSERT_TRUE(is_accepted(again));
    EXPECT_EQ(again->status, 200);
    EXPECT_EQ(again->body, first->body);
}

TEST_F(PlayingRoutes, KeepAnswersForAnotherDevice)
{
    auto const paper = stage_.post(path("/attempts"), {actor_}).value();
    auto const saved = stage_.send(http::Method::put, path("/attempts/2021-03-08/1/answers"),
                                   {actor_, R"({"answers":[[2],[],[1],[],[]]})"});
    ASSERT_TRUE(is_accepted(saved));
    EXPECT_EQ(saved->body, R"({"answers_saved_at":"2021-03-08T09:00:00+08:00",)"
                           R"("deadline":"2021-03-08T09:05:00+08:00"})");
    auto const shown = stage_.get(path("/attempts/2021-03-08/1"), {actor_});
    ASSERT_TRUE(is_accepted(shown));
    EXPECT_TRUE(shown->body.contains(R"("chosen":[2])"));
}

TEST_F(PlayingRoutes, GiveTheResultOfAHandInAsOftenAsItIsSent)
{
    auto const paper = stage_.post(path("/attempts"), {actor_}).value();
    auto const hand_in = path("/attempts/2021-03-08/1/hand-in");
    auto const result = stage_.post(hand_in, {actor_, ApiStage::answers_to(paper.body)});
    ASSERT_TRUE(is_accepted(result));
    EXPECT_EQ(number_in(result->body, "points"), 50);
    EXPECT_TRUE(result->body.contains(R"("second_chance":{"mode":"share","state":"offered"})"));
    EXPECT_TRUE(result->body.contains(R"("explanation":"因为。")"));
    EXPECT_EQ(stage_.post(hand_in, {actor_, ApiStage::answers_to(paper.body)})->body, result->body);
    EXPECT_EQ(stage_.get(path("/attempts/2021-03-08/1"), {actor_})->body, result->body);
    EXPECT_TRUE(is_refused(stage_.post(hand_in, {actor_, ApiStage::answers_to(paper.body, false)}),
                           already_handed_in));
}

TEST_F(PlayingRoutes, AnswerABatchInTheOrderOfItsCalls)
{
    auto const match = stage_.router.match(http::Method::post, path("/attempts"));
    http::Request const plain{.method = http::Method::post, .path = path("/attempts")};
    http::Request const broken{
        .method = http::Method::post, .path = path("/attempts"), .body = "{"};
    http::Call const mine{plain, {"march"}, actor_};
    http::Call const malformed{broken, {"march"}, actor_};
    http::Call const nobodys{plain, {"march"}, stage_.stranger()};
    http::Call const again{plain, {"march"}, actor_};
    std::vector<http::Call const*> const calls{&mine, &malformed, &nobodys, &again};
    auto const answers = stage_.database.look(
        [&](sql::Transaction& tx) { return match.route->handle_batch(tx, calls); });
    ASSERT_EQ(answers.size(), 4U);
    EXPECT_EQ(answers[0]->status, 201);
    EXPECT_TRUE(is_refused(answers[1], http::json_malformed));
    EXPECT_TRUE(is_refused(answers[2], union_missing));
    EXPECT_EQ(answers[3]->status, 200); // It sees what the first call did.
    EXPECT_EQ(answers[3]->body, answers[0]->body);
}

TEST_F(PlayingRoutes, RefuseInWordsThatProgramsKnow)
{
    struct Case {
        http::Method method;
        std::string path;
        std::string body;
        base::Refusal refusal;
    };
    static_cast<void>(stage_.post(path("/attempts"), {actor_}));
    auto const attempt = path("/attempts/2021-03-08/1");
    for (auto const& [method, where, body, refusal] : std::vector<Case>{
             {http::Method::post, ApiStage::path("/attempts", "nothing"), "", contest_unknown},
             {http::Method::post, path("/attempts"), R"({"channel":"pigeon"})", channel_unknown},
             {http::Method::post, path("/attempts"), R"({"chanel":"qr"})", http::field_unknown},
             {http::Method::get, path("/attempts/2021-03-08/2"), "", attempt_unknown},
             {http::Method::get, path("/attempts/2021-03-08/one"), "", attempt_unknown},
             {http::Method::get, path("/attempts/yesterday/1"), "", attempt_unknown},
             {http::Method::post, attempt + "/hand-in", "", http::json_malformed},
             {http::Method::post, attempt + "/hand-in", "{}", http::field_missing},
             {http::Method::post, attempt + "/hand-in", R"({"answers":[0,1,2,3,0]})",
              http::field_type},
             {http::Method::post, attempt + "/hand-in", R"({"answers":[[0]]})", answers_count},
             {http::Method::post, attempt + "/hand-in", R"({"answers":[[9],[0],[0],[0],[0]]})",
              answer_out_of_range},
             {http::Method::post, attempt + "/hand-in", R"({"answers":[[0,1],[0],[0],[0],[0]]})",
              answer_not_single}}) {
        EXPECT_TRUE(is_refused(stage_.send(method, where, {actor_, body}), refusal))
            << where << body;
    }
}

TEST_F(PlayingRoutes, KeepPapersFromOtherPeople)
{
    static_cast<void>(stage_.post(path("/attempts"), {actor_}));
    EXPECT_TRUE(
        is_refused(stage_.get(path("/attempts/2021-03-08/1"), {stage_.player()}), attempt_unknown));
}

TEST_F(PlayingRoutes, LookAtTheDayTheMonthAndTheYear)
{
    stage_.play(actor_);
    auto const day = stage_.get(path("/me"), {actor_});
    ASSERT_TRUE(is_accepted(day));
    EXPECT_TRUE(day->body.contains(R"("today":"2021-03-08")"));
    EXPECT_TRUE(day->body.contains(R"("can_start":false,"reason":"second_chance_needed")"))
        << day->body;
    EXPECT_TRUE(day->body.contains(R"("points":50,"rank":1,"rank_tied":1)")) << day->body;
    auto const month =
        stage_.get(path("/calendar"), {.actor = actor_, .query = {{"month", "2021-03"}}});
    ASSERT_TRUE(is_accepted(month));
    EXPECT_TRUE(month->body.contains(R"({"date":"2021-03-08","points":50,"attempts":1,"rank":1})"));
    auto const year = stage_.get(path("/year"), {.actor = actor_, .query = {{"year", "2021"}}});
    ASSERT_TRUE(is_accepted(year));
    EXPECT_EQ(year->body, R"({"year":2021,"days":[{"date":"2021-03-08","points":50}]})");
}

TEST_F(PlayingRoutes, ShowTheBoardToEverybodyAndMeToMe)
{
    stage_.play(actor_);
    auto const board = stage_.get(path("/board"));
    ASSERT_TRUE(is_accepted(board));
    EXPECT_TRUE(board->body.contains(R"("rank":1,"tied":1)"));
    EXPECT_TRUE(board->body.contains(R"("phone_masked":"199****0001")"));
    EXPECT_TRUE(board->body.contains(R"("me":null)"));
    auto const etag = board->header("ETag");
    ASSERT_TRUE(etag.has_value());
    auto const mine = stage_.get(path("/board"), {actor_});
    EXPECT_TRUE(mine->body.contains(R"("is_me":true)"));
    auto const unchanged =
        stage_.get(path("/board"), {.headers = {{"if-none-match", std::string{*etag}}}});
    EXPECT_EQ(unchanged->status, 304);
    EXPECT_TRUE(is_refused(stage_.get(path("/months/2021-03/list")), month_not_frozen));
    EXPECT_TRUE(is_accepted(stage_.get(path("/verify/2021-03/me"), {actor_})));
}

} // namespace
