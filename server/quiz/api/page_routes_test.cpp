#include "quiz/api/contest_page.hpp"
#include "quiz/api/stage_test.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/boards.hpp"

namespace {

using namespace quiz;
using fixtures::ApiStage;
using fixtures::contest_document;
using support::is_accepted;
using support::is_refused;

class PageRoutes : public testing::Test {
protected:
    std::string page(http::Request::Fields query = {}, http::Request::Fields headers = {})
    {
        auto const answer =
            stage_.get("/c/march", {.query = std::move(query), .headers = std::move(headers)});
        EXPECT_TRUE(is_accepted(answer));
        return answer->body;
    }

    ApiStage stage_;
};

TEST_F(PageRoutes, ShowTheContestWithoutAScript)
{
    stage_.play(stage_.player());
    auto const html = page();
    for (std::string_view const part :
         {"我心向党", "全省职工党史知识竞赛", "浙江省总工会", "2021 年 3 月 1 日至 6 月 30 日",
          "3 月个人排行", "199****0001<br>金华市", "每月奖励：手机话费", "1–10", "100 元",
          "一题 10 积分", "<svg", "https://quiz.example.org/c/march?ch=qr"})
        EXPECT_TRUE(html.contains(part)) << part;
    EXPECT_FALSE(html.contains("<script"));
    auto const contest = stage_.live.contest("march").value();
    for (auto const& month : contest->months)
        EXPECT_TRUE(html.contains(month.secret_hash));
}

TEST_F(PageRoutes, SpeakEnglishToWhoReadsIt)
{
    auto const html = page({}, {{"accept-language", "en"}});
    for (std::string_view const part : {"lang=\"en\"", "Our hearts", "History quiz",
                                        "1 March to 30 June 2021", "Play now", "100 yuan"})
        EXPECT_TRUE(html.contains(part)) << part;
}

TEST_F(PageRoutes, LeadIntoTheAppByTheDoorOneCameThrough)
{
    EXPECT_TRUE(page({{"ch", "qr"}, {"p", "workshop-3"}})
                    .contains("href=\"/quiz/march?ch=qr&amp;p=workshop-3\""));
    EXPECT_TRUE(
        page({{"ch", "<script>"}, {"p", "Workshop 3"}}).contains("href=\"/quiz/march?ch=direct\""));
}

TEST_F(PageRoutes, SayWhereTheContestStands)
{
    stage_.database.set_now(support::shanghai("2021-02-20 09:00"));
    EXPECT_TRUE(page().contains("看看怎么参加"));
    EXPECT_TRUE(page().contains("aria-label=\"3 月 未开始, 4 月 未开始"));
    stage_.database.set_now(support::shanghai("2021-04-20 09:00"));
    EXPECT_TRUE(page().contains("开始答题"));
    EXPECT_TRUE(page().contains("4 月 进行中"));
    stage_.database.set_now(support::shanghai("2021-07-20 09:00"));
    EXPECT_TRUE(page().contains("看成绩"));
}

TEST_F(PageRoutes, WriteThousandsAsTheAppDoes)
{
    auto const contest = stage_.live.contest("march").value();
    PersonBoardPage board;
    board.head.month = contest->months.front();
    for (int const points : {100, 2400, 1'234'567})
        board.rows.emplace_back().points = points;
    auto const page = contest_page({.contest = *contest,
                                    .language = http::Language::zh,
                                    .now = support::shanghai("2021-03-20 09:00"),
                                    .organiser = {},
                                    .door = {},
                                    .board = &board,
                                    .entry_link = "https://quiz.example.org/c/march"});
    for (std::string_view const points : {">100<", ">2,400<", ">1,234,567<"})
        EXPECT_TRUE(page.body.view().contains(points)) << points;
}

TEST_F(PageRoutes, KnowNoInventedContest)
{
    EXPECT_TRUE(is_refused(stage_.get("/c/nothing"), contest_unknown));
}

TEST_F(PageRoutes, PrintPosters)
{
    auto const poster = [&](http::Request::Fields query) {
        return stage_.get(ApiStage::path("/poster.pdf"), {.query = std::move(query)});
    };
    auto const a4 = poster({{"placement", "workshop-3"}});
    ASSERT_TRUE(is_accepted(a4));
    EXPECT_EQ(a4->content_type, "application/pdf");
    EXPECT_TRUE(a4->body.starts_with("%PDF-"));
    auto const a3 = poster({{"paper", "a3"}});
    ASSERT_TRUE(is_accepted(a3));
    EXPECT_NE(a3->body, a4->body);
    EXPECT_TRUE(is_refused(poster({{"paper", "a5"}}), paper_size_unknown));
    EXPECT_TRUE(is_refused(poster({{"placement", "W 3"}}), placement_malformed));
}

TEST_F(PageRoutes, DrawTheCodeOfAPlacement)
{
    auto const code = [&](std::string placement) {
        return stage_.get(ApiStage::path("/qr.svg"),
                          {.query = {{"placement", std::move(placement)}}});
    };
    ASSERT_TRUE(is_accepted(code("workshop-3")));
    EXPECT_TRUE(code("workshop-3")->body.starts_with("<svg"));
    EXPECT_NE(code("workshop-3")->body, code("workshop-4")->body);
    EXPECT_TRUE(is_refused(code("车间"), placement_malformed));
}

TEST(LongContest, HasAPosterAndAPage)
{
    ApiStage stage;
    auto const document =
        R"({"slug":"long","title":"两年竞赛","theme":"长","organiser":"330000","bank":"party-history",)"
        R"("starts_on":"2021-01-15","ends_on":"2022-12-31"})";
    ASSERT_TRUE(is_accepted(stage.post("/api/v1/quiz/contests", {.body = document})));
    EXPECT_TRUE(is_accepted(stage.get(ApiStage::path("/poster.pdf", "long"))));
    EXPECT_TRUE(is_accepted(stage.get("/c/long")));
}

} // namespace
