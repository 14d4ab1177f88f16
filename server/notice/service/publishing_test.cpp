#include "notice/service/publishing.hpp"

#include "notice/domain/refusals.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace notice {
namespace {

using support::is_accepted;
using support::is_refused;

/// The list of one month on notice from 1 to 8 April 2021.
class Board {
public:
    Board() { id = put_up({{"p1", {"1", "张*"}}, {"p2", {"2", "李*"}}}); }

    std::string put_up(std::vector<Row> rows)
    {
        PutUp command;
        command.about.programme = "quiz-month";
        command.about.subject = "march 2021-03";
        command.about.title = {"公示", "Notice"};
        command.about.columns = {{"名次", "Place"}, {"姓名", "Name"}};
        command.seal = "approved";
        command.rows = std::move(rows);
        command.first_day = base::CivilDate::of(2021, 4, 1);
        return database.look(
            [&](sql::Transaction& tx) { return notice::put_up(tx, std::move(command)); });
    }

    base::Result<std::int64_t> object(std::string words, std::string at = {})
    {
        auto const today = base::TimeZone::shanghai().date_at(database.now());
        return database.run([&](sql::Transaction& tx) {
            return file_objection(tx, {key, calendar, today},
                                  {at.empty() ? id : at, Channel::form, std::move(words), "王"});
        });
    }

    Notice find()
    {
        return database.look([&](sql::Transaction& tx) { return find_notice(tx, id).value(); });
    }

    support::Database database{support::shanghai("2021-04-01 09:00")};
    base::WorkingDays calendar = base::WorkingDays::parse("year 2021 a-paper\n").value();
    base::Key key = base::random_key();
    std::string id;
};

TEST(Notice, KeepsEveryVersionAndChainsThem)
{
    Board board;
    EXPECT_EQ(board.put_up({{"p2", {"1", "李*"}}}), board.id);
    auto const notice = board.find();
    ASSERT_EQ(notice.versions.size(), 2U);
    EXPECT_EQ(notice.versions[1].previous_hash, notice.versions[0].hash);
    EXPECT_EQ(notice.versions[0].rows[1].cells[1], "李*");
    EXPECT_EQ(notice.columns[1].en, "Name");
    EXPECT_EQ(first_broken(notice.id, notice.versions), 0);
}

TEST(Notice, TakesObjectionsWhileItRunsAndSealsThem)
{
    Board board;
    EXPECT_EQ(board.object("他不是职工。").value(), 1);
    EXPECT_EQ(board.find().open_objections, 1);
    board.database.look([&](sql::Transaction& tx) {
        auto const found = list_objections(tx, board.key, board.id);
        EXPECT_EQ(found.at(0).words, "他不是职工。");
        EXPECT_EQ(found.at(0).objector, "王");
        decide_objection(tx, board.id, 1, Outcome::rejected, "查无实据");
        return 0;
    });
    EXPECT_EQ(board.find().open_objections, 0);
    EXPECT_EQ(board.find().objections, 1);
}

TEST(Notice, RefusesObjectionsThatComeTooLateOrToNothing)
{
    Board board;
    EXPECT_TRUE(is_refused(board.object("x", "nowhere"), notice_unknown));
    EXPECT_TRUE(is_refused(board.object(""), objection_words_length));
    board.database.set_now(support::shanghai("2021-04-09 09:00"));
    EXPECT_TRUE(is_refused(board.object("x"), notice_takes_no_objection));
}

TEST(Notice, StopsAFloodOfObjections)
{
    Board board;
    for (std::int64_t number = 0; number < open_objections_max; ++number)
        ASSERT_TRUE(is_accepted(board.object("x")));
    EXPECT_TRUE(is_refused(board.object("x"), objections_too_many));
}

TEST(Notice, IsClosedWithdrawnAndPutUpAgain)
{
    Board board;
    auto const end = [&](base::Result<void> (*step)(sql::Transaction&, std::string_view)) {
        return board.database.run([&](sql::Transaction& tx) { return step(tx, board.id); });
    };
    EXPECT_TRUE(is_accepted(end(withdraw)));
    EXPECT_TRUE(is_refused(board.object("x"), notice_takes_no_objection));
    EXPECT_EQ(board.put_up({{"p1", {"1", "张*"}}}), board.id);
    EXPECT_FALSE(board.find().withdrawn_at.has_value());
    EXPECT_TRUE(is_accepted(end(close)));
    EXPECT_TRUE(board.find().closed_at.has_value());
}

} // namespace
} // namespace notice
