#include "quiz/service/boards.hpp"

#include "quiz/domain/refusals.hpp"
#include "quiz/service/compacting_boards.hpp"
#include "quiz/service/looking.hpp"
#include "quiz/service/stage_test.hpp"

#include <rapidcheck/gtest.h>
#include <set>

namespace quiz {
namespace {

using namespace fixtures;
using namespace std::chrono_literals;
using support::is_accepted;
using support::is_refused;

class Boards : public testing::Test {
protected:
    base::Result<PersonBoardPage> people(BoardQuery query = {})
    {
        query.slug = slug;
        return stage.database.run(
            [&](sql::Transaction& tx) { return person_board(tx, *stage.live, stage.keys, query); });
    }

    base::Result<UnionBoardPage> unions(BoardQuery query = {})
    {
        query.slug = slug;
        return stage.database.run(
            [&](sql::Transaction& tx) { return union_board(tx, *stage.live, query); });
    }

    Stage stage;
};

TEST_F(Boards, ListPeopleByPointsAndSayTiesHonestly)
{
    auto const first = stage.player("330100");
    auto const second = stage.player("33C01");
    auto const third = stage.player("330702001");
    stage.play(first, 2);
    stage.play(second, 5);
    stage.play(third, 2);
    auto const page = people({.viewer = third});
    ASSERT_TRUE(is_accepted(page));
    EXPECT_EQ(page->head.players, 3);
    ASSERT_EQ(page->rows.size(), 3U);
    EXPECT_EQ(page->rows[0].person, second);
    EXPECT_EQ(page->rows[0].place, (Place{1, 1}));
    EXPECT_EQ(page->rows[0].in.name, "省教育工会");
    EXPECT_EQ(page->rows[0].phone_masked, "199****0002");
    EXPECT_EQ(page->rows[1].place, (Place{2, 2}));
    EXPECT_EQ(page->rows[2].place, (Place{2, 2}));
    EXPECT_FALSE(page->next_cursor);
    ASSERT_TRUE(page->viewer);
    EXPECT_EQ(page->viewer->place, (Place{2, 2}));
    EXPECT_EQ(page->viewer->points, 20);
}

TEST_F(Boards, HoldWhoeverIsInOrBelowTheUnion)
{
    auto const town = stage.player("330702001");
    auto const county = stage.player("330702");
    auto const other_county = stage.player("330703");
    auto const city = stage.player("330100");
    for (auto const person : {town, county, other_county, city})
        stage.play(person);
    auto const names = [&](BoardScope scope, base::PersonId viewer) {
        std::set<base::PersonId> found;
        auto const page = people({.scope = scope, .viewer = viewer}).value();
        for (auto const& row : page.rows)
            found.insert(row.person);
        EXPECT_EQ(page.head.players, static_cast<std::int64_t>(found.size()));
        return found;
    };
    using Set = std::set<base::PersonId>;
    EXPECT_EQ(names(BoardScope::province, town), (Set{town, county, other_county, city}));
    EXPECT_EQ(names(BoardScope::city, town), (Set{town, county, other_county}));
    EXPECT_EQ(names(BoardScope::county, town), (Set{town, county}));
    EXPECT_EQ(names(BoardScope::own, town), (Set{town}));
    EXPECT_EQ(names(BoardScope::own, county), (Set{town, county}));
    EXPECT_EQ(names(BoardScope::city, city), (Set{city}));
}

TEST_F(Boards, GoOnOnlyWhereTheirOwnCursorsWereMade)
{
    for (int player = 0; player < 3; ++player)
        stage.play(stage.player("330702"), player);
    auto const page = people({.limit = 1}).value();
    auto const cursor = page.next_cursor.value();
    EXPECT_EQ(people({.cursor = cursor, .limit = 1})->rows[0].points, 10);
    EXPECT_EQ(cursor.find(std::to_string(page.rows[0].person.value)), std::string::npos);
    EXPECT_TRUE(
        is_refused(people({.scope = BoardScope::county, .of_union = "330702", .cursor = cursor}),
                   cursor_malformed));
    for (auto const* const made_up : {"-20.1", "20.1", "-1", "", "2147483648.1", "20.-1"}) {
        SCOPED_TRACE(made_up);
        EXPECT_TRUE(is_refused(people({.cursor = made_up}), cursor_malformed));
    }
}

TEST_F(Boards, RefuseAScopeThatTheViewerHasNot)
{
    auto const teacher = stage.player("33C01");
    EXPECT_TRUE(is_refused(people({.scope = BoardScope::city, .viewer = teacher}), board_unknown));
    EXPECT_TRUE(is_refused(
        people({.scope = BoardScope::industry, .viewer = stage.player("330100")}), board_unknown));
    EXPECT_TRUE(is_accepted(people({.scope = BoardScope::industry, .viewer = teacher})));
    EXPECT_TRUE(is_refused(people({.scope = BoardScope::own}), union_missing));
    EXPECT_TRUE(
        is_refused(people({.scope = BoardScope::own, .viewer = stage.stranger()}), union_missing));
    EXPECT_TRUE(is_refused(people({.month = Stage::month_of(2)}), month_unknown));
    EXPECT_TRUE(is_refused(people({.cursor = "x"}), cursor_malformed));
    EXPECT_TRUE(is_refused(unions({.cursor = "x"}), cursor_malformed));
}

TEST_F(Boards, PageThroughEverybodyOnceInOrder)
{
    std::set<base::PersonId> all;
    for (int player = 0; player < 23; ++player) {
        auto const person = stage.player(player % 2 == 0 ? "330702" : "330703");
        stage.play(person, player % 4);
        all.insert(person);
    }
    auto const viewer = *all.begin();
    for (auto const scope : {BoardScope::province, BoardScope::city}) {
        for (int const limit : {1, 4, 7, 50}) {
            std::vector<PersonRow> rows;
            std::optional<std::string> cursor;
            do {
                auto page =
                    people({.scope = scope, .viewer = viewer, .cursor = cursor, .limit = limit})
                        .value();
                EXPECT_LE(page.rows.size(), static_cast<std::size_t>(limit));
                rows.insert(rows.end(), page.rows.begin(), page.rows.end());
                cursor = page.next_cursor;
            } while (cursor);
            std::set<base::PersonId> met;
            for (std::size_t index = 0; index < rows.size(); ++index) {
                EXPECT_TRUE(met.insert(rows[index].person).second);
                if (index > 0) {
                    EXPECT_LE(rows[index].points, rows[index - 1].points);
                    EXPECT_GE(rows[index].place.rank, rows[index - 1].place.rank);
                }
            }
            EXPECT_EQ(met, all);
        }
    }
}

TEST_F(Boards, EndTheListOfUnionsBehindItsLastRow)
{
    stage.play(stage.player("330702"));
    for (auto const* const far : {"1", "2", "18446744073709551615"}) {
        auto const page = unions({.cursor = far, .limit = 1});
        ASSERT_TRUE(is_accepted(page)) << far;
        EXPECT_TRUE(page->rows.empty());
        EXPECT_FALSE(page->next_cursor);
    }
}

TEST_F(Boards, ShowThePageAroundTheViewer)
{
    std::vector<base::PersonId> players;
    for (int player = 0; player < 12; ++player) {
        players.push_back(stage.player(player % 2 == 0 ? "330702" : "330703"));
        stage.play(players.back(), player / 2 % 6);
    }
    for (auto const scope : {BoardScope::province, BoardScope::city}) {
        auto const viewer = players[5];
        auto const page =
            people({.scope = scope, .viewer = viewer, .start = BoardStart::viewer, .limit = 5})
                .value();
        ASSERT_EQ(page.rows.size(), 5U);
        EXPECT_EQ(page.rows[2].person, viewer);
        EXPECT_TRUE(page.next_cursor);
        for (std::size_t index = 1; index < page.rows.size(); ++index)
            EXPECT_LE(page.rows[index].points, page.rows[index - 1].points);
    }
    // The first two have no points; among equals the larger id, which is random, stands last.
    auto const hindmost = std::max(players[0], players[1]);
    auto const last = people({.viewer = hindmost, .start = BoardStart::viewer, .limit = 5}).value();
    EXPECT_EQ(last.rows.back().person, hindmost);
    EXPECT_FALSE(last.next_cursor);
}

TEST_F(Boards, SayHowManyPointsAreMissingToTheHundredthPlace)
{
    for (int player = 0; player < 100; ++player)
        stage.play(stage.player(), 4);
    auto const viewer = stage.player();
    stage.play(viewer, 1);
    EXPECT_EQ(people({.viewer = viewer})->viewer->points_to_100, 30);
    auto const home = stage.database.look(
        [&](sql::Transaction& tx) { return look_home(tx, *stage.live, viewer, slug).value(); });
    EXPECT_EQ(home.month->points_to_100, 30);
    EXPECT_EQ(home.month->players, 101);
    EXPECT_EQ(home.month->place.place, people({.viewer = viewer})->viewer->place);
}

TEST_F(Boards, ChangeTheirVersionWithEveryBatch)
{
    auto const before = people()->head.version;
    EXPECT_EQ(people()->head.version, before);
    stage.play(stage.player());
    EXPECT_NE(people()->head.version, before);
}

TEST_F(Boards, OrderUnionsByAveragePoints)
{
    auto const town = stage.player("330702001");
    auto const teacher = stage.player("33C01");
    stage.play(town, 5);
    stage.play(stage.player("330703"), 2);
    stage.play(teacher, 4);
    stage.play(stage.player("330100"), 4);
    auto const province = unions().value();
    ASSERT_EQ(province.rows.size(), 3U);
    EXPECT_EQ(province.rows[0].average_centipoints, 4000);
    EXPECT_EQ(province.rows[0].rank, 1);
    EXPECT_EQ(province.rows[1].rank, 1);
    EXPECT_EQ(province.rows[2].rank, 3);
    EXPECT_EQ(province.rows[2].of.code, "330700");
    EXPECT_EQ(province.rows[2].average_centipoints, 3500);
    EXPECT_EQ(province.rows[2].participants, 2);
    EXPECT_EQ(province.rows[2].person_times, 2);
    EXPECT_EQ(province.rows[2].points, 70);
    auto const city = unions({.scope = BoardScope::city, .viewer = town}).value();
    ASSERT_EQ(city.rows.size(), 2U);
    EXPECT_EQ(city.rows[0].of.name, "婺城区总工会");
    auto const first = unions({.limit = 2}).value();
    ASSERT_TRUE(first.next_cursor);
    EXPECT_EQ(unions({.cursor = first.next_cursor, .limit = 2})->rows[0].of.code, "330700");
}

TEST_F(Boards, ShowAMonthThatIsOver)
{
    auto const person = stage.player();
    stage.play(person, 3);
    stage.database.set_now(march(33, 9));
    EXPECT_EQ(people()->head.month.month, Stage::month_of(4));
    EXPECT_TRUE(people()->rows.empty());
    auto const before = people({.month = Stage::month_of(3)}).value();
    EXPECT_EQ(before.rows.size(), 1U);
    EXPECT_EQ(before.head.state, MonthState::closing);
}

TEST_F(Boards, AreTheSameAfterACheckpointAndARestart)
{
    for (int player = 0; player < 10; ++player)
        stage.play(stage.player("330702"), player % 6);
    auto const compact = [&] {
        return stage.database.look(
            [&](sql::Transaction& tx) { return compact_boards(tx, *stage.live, 5); });
    };
    EXPECT_EQ(compact(), 1);
    EXPECT_EQ(compact(), 0);
    EXPECT_EQ(differences(stage.verify()), "");
    stage.play(stage.player("33C01"), 5);
    stage.restart();
    EXPECT_EQ(stage.live->players(stage.month_id(3), everybody), 11);
    EXPECT_EQ(differences(stage.verify()), "");
}

class Looking : public Boards {
protected:
    HomeState home(base::PersonId person)
    {
        return stage.database.look(
            [&](sql::Transaction& tx) { return look_home(tx, *stage.live, person, slug).value(); });
    }
};

TEST_F(Looking, TellsAFirstVisitorWhatIsMissing)
{
    auto const seen = home(stage.stranger());
    EXPECT_FALSE(seen.has_union);
    ASSERT_TRUE(seen.obstacle);
    EXPECT_TRUE(seen.obstacle->is(union_missing));
    EXPECT_EQ(seen.today, day(3, 8));
    EXPECT_EQ(seen.day_ends_at, march(9, 0));
}

TEST_F(Looking, FollowsAPersonThroughTheDay)
{
    auto const person = stage.player();
    auto fresh = home(person);
    EXPECT_FALSE(fresh.obstacle);
    EXPECT_EQ(fresh.attempts_used, 0);
    EXPECT_EQ(fresh.attempts_allowed, 1);
    EXPECT_EQ(fresh.second_chance.state, SecondChanceState::offered);
    EXPECT_FALSE(fresh.month->place.place);
    EXPECT_FALSE(fresh.month->points_to_100);

    auto const attempt = stage.start(person)->paper.attempt;
    auto const open = home(person);
    ASSERT_TRUE(open.open_paper);
    EXPECT_EQ(open.open_paper->number, 1);
    EXPECT_EQ(open.open_paper->deadline, attempt.deadline);
    EXPECT_FALSE(open.obstacle);

    stage.hand_in(attempt, right_answers(attempt.paper)).value();
    auto const done = home(person);
    ASSERT_TRUE(done.obstacle);
    EXPECT_TRUE(done.obstacle->is(second_chance_needed));
    EXPECT_EQ(done.month->place.points, 50);
    EXPECT_EQ(done.month->played_days, std::vector{8});
    EXPECT_EQ(done.month->streak_days, 1);

    stage.share(person);
    EXPECT_EQ(home(person).attempts_allowed, 2);
    EXPECT_FALSE(home(person).obstacle);
    stage.play(person);
    EXPECT_TRUE(home(person).obstacle->is(attempt_quota_used));
    EXPECT_EQ(home(person).second_chance.state, SecondChanceState::used);
}

TEST_F(Looking, ShowsTheCalendarOfAMonthAndAYear)
{
    auto const person = stage.player();
    stage.play(person, 3);
    stage.share(person);
    stage.play(person, 1);
    stage.database.set_now(march(9, 9));
    stage.play(person, 5);
    stage.database.set_now(march(33, 9));
    stage.play(person, 2);
    auto const month = stage.database.look([&](sql::Transaction& tx) {
        return look_at_month(tx, *stage.live, person, slug, Stage::month_of(3)).value();
    });
    EXPECT_EQ(month.points, 90);
    ASSERT_EQ(month.days.size(), 2U);
    EXPECT_EQ(month.days[0].points, 40);
    EXPECT_EQ(month.days[0].attempts, 2);
    EXPECT_EQ(month.days[1].rank, 1);
    EXPECT_EQ(month.longest_streak_days, 2);
    EXPECT_EQ(month.streak_days, 1);
    EXPECT_EQ(month.year_days, 3);
    auto const year = [&](int number) {
        return stage.database.look([&](sql::Transaction& tx) {
            return look_at_year(tx, *stage.live, person, slug, number).value();
        });
    };
    EXPECT_EQ(year(2021).days.size(), 3U);
    EXPECT_TRUE(year(2020).days.empty());
    EXPECT_TRUE(year(2'000'000).days.empty());
}

TEST_F(Looking, GivesAPersonWhatProvesTheirPapers)
{
    auto const person = stage.player();
    auto const result = stage.play(person, 3);
    stage.share(person);
    stage.start(person).value();
    auto const proof = stage.database.look([&](sql::Transaction& tx) {
        return own_proof(tx, *stage.live, person, slug, Stage::month_of(3)).value();
    });
    ASSERT_EQ(proof.attempts.size(), 1U);
    EXPECT_EQ(proof.attempts[0].receipt, result.attempt.receipt);
    EXPECT_EQ(proof.person_key, stage.live->contest(slug).value()->people.of(person));
}

} // namespace
} // namespace quiz
