#include "notice/api/routes.hpp"

#include "http/json.hpp"
#include "notice/domain/refusals.hpp"
#include "notice/service/publishing.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace notice {
namespace {

using support::is_refused;

/// A list with a name that tries to be markup, on notice, and the routes of the room.
class Board {
public:
    Board()
    {
        add_routes(router, {base::random_key(), calendar, base::TimeZone::shanghai(),
                            "https://quiz.example.org"});
        put_up({{"p1", {"1", "张*", "138****1234"}}, {"p2", {"2", "<b>*", "139****0000"}}});
    }

    void put_up(std::vector<Row> rows)
    {
        PutUp command;
        command.about.programme = "quiz-month";
        command.about.subject = "march 2021-03";
        command.about.title = {"获奖名单公示", "Winners"};
        command.about.columns = {{"名次", "Place"}, {"姓名", "Name"}, {"手机号", "Number"}};
        command.seal = "approved";
        command.rows = std::move(rows);
        command.first_day = base::CivilDate::of(2021, 4, 1);
        id = database.look(
            [&](sql::Transaction& tx) { return notice::put_up(tx, std::move(command)); });
    }

    http::Answer send(http::Method method, std::string path, std::string body = {},
                      std::string language = "zh")
    {
        http::Request request;
        request.method = method;
        request.path = std::move(path);
        request.body = std::move(body);
        request.query = {{"lang", std::move(language)}};
        auto match = router.match(method, request.path);
        VERIFY(match.route != nullptr);
        http::Call const call{request, std::move(match.parameters), {}};
        return database.run([&](sql::Transaction& tx) { return match.route->handle(tx, call); });
    }

    std::string page(std::string language = "zh")
    {
        return send(http::Method::get, "/n/" + id, {}, std::move(language)).value().body;
    }

    support::Database database{support::shanghai("2021-04-01 09:00")};
    base::WorkingDays calendar = base::WorkingDays::parse("year 2021 a-paper\n").value();
    http::Router router;
    std::string id;
};

TEST(NoticePage, ShowsTheMaskedListWithoutScript)
{
    Board board;
    auto const answer = board.send(http::Method::get, "/n/" + board.id).value();
    EXPECT_EQ(answer.header("X-Robots-Tag"), "noindex, nofollow, noarchive");
    EXPECT_TRUE(answer.body.contains("138****1234"));
    EXPECT_TRUE(answer.body.contains("&lt;b&gt;*"));
    EXPECT_TRUE(answer.body.contains("公示中"));
    EXPECT_TRUE(answer.body.contains("2021 年 4 月 1 日至2021 年 4 月 7 日"));
    EXPECT_TRUE(answer.body.contains("<svg"));
    EXPECT_FALSE(answer.body.contains("<script"));
}

TEST(NoticePage, SpeaksEnglish)
{
    Board board;
    auto const page = board.page("en");
    EXPECT_TRUE(page.contains("From 2021-04-01 to 2021-04-07 (5 working days)"));
    EXPECT_TRUE(page.contains("Place"));
}

TEST(NoticePage, TakesAnObjectionByAPlainForm)
{
    Board board;
    auto const answer = board.send(http::Method::post, "/n/" + board.id + "/objections",
                                   "words=%E4%B8%8D%E6%98%AF+x&objector=");
    ASSERT_TRUE(support::is_accepted(answer));
    EXPECT_EQ(answer->status, 303);
    EXPECT_EQ(answer->header("Location"), "/n/" + board.id + "?filed=1");
    EXPECT_TRUE(board.page().contains("有异议，处理中"));
    EXPECT_TRUE(is_refused(board.send(http::Method::post, "/n/" + board.id + "/objections", ""),
                           objection_words_length));
}

TEST(NoticePage, ShowsACorrectionOldBesideNew)
{
    Board board;
    board.put_up({{"p2", {"1", "<b>*", "139****0000"}}});
    auto const page = board.page();
    EXPECT_TRUE(page.contains("更正：第 2 版"));
    EXPECT_TRUE(page.contains("<s>1 · 张* · 138****1234</s>"));
}

TEST(NoticePage, SaysThatACalendarIsNotAnnounced)
{
    Board board;
    board.calendar = base::WorkingDays::parse("year 2020 a-paper\n").value();
    EXPECT_TRUE(board.page().contains("2021 年节假日安排尚未公布"));
}

TEST(NoticePage, HidesTheListSomeDaysAfterTheEnd)
{
    Board board;
    board.database.look([&](sql::Transaction& tx) { return close(tx, board.id).has_value(); });
    EXPECT_TRUE(board.page().contains("138****1234"));
    board.database.set_now(support::shanghai("2021-05-08 09:00"));
    EXPECT_FALSE(board.page().contains("138****1234"));
    auto const json = board.send(http::Method::get, "/api/v1/notices/" + board.id).value().body;
    EXPECT_FALSE(json.contains("138****1234"));
    EXPECT_TRUE(json.contains("\"state\":\"ended\""));
}

TEST(NoticePage, RefusesAnAddressOfNothing)
{
    Board board;
    EXPECT_TRUE(is_refused(board.send(http::Method::get, "/n/nowhere"), notice_unknown));
}

} // namespace
} // namespace notice
