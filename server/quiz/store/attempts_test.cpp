#include "quiz/store/attempts.hpp"

#include "quiz/domain/fixtures_test.hpp"
#include "quiz/store/banks.hpp"
#include "quiz/store/board_deltas.hpp"
#include "quiz/store/chances.hpp"
#include "quiz/store/contests.hpp"
#include "quiz/store/months.hpp"
#include "quiz/store/standings.hpp"
#include "support/database.hpp"

#include <gtest/gtest.h>

namespace quiz {
namespace {

using namespace fixtures;

/// The rows that attempts and standings hang on: contest 1 with month 3.
class QuizStore : public testing::Test {
protected:
    template <class Use>
    auto run(Use use)
    {
        return database.look(use);
    }

    QuizStore()
    {
        run([](sql::Transaction& tx) {
            banks::insert(tx, {BankId{1}, "party-history", "党史"});
            ContestSettings settings{
                "woxinxiangdang", "330000", "party-history", {"党史知识竞赛", "我心向党"}, {},
                rules()};
            contests::insert(tx, {ContestId{1}, BankId{1}, 1, std::move(settings)});
            ContestMonth month;
            month.id = MonthId{3};
            month.month = base::CivilMonth::of(2021, 3);
            month.secret_hash = "hash";
            months::insert(tx, ContestId{1}, {month, "sealed"});
            return 0;
        });
    }

    Attempt attempt(std::int64_t person = 1, int day_of_month = 8, int number = 1)
    {
        auto attempt = issued_attempt(march(day_of_month, 9));
        attempt.key.person = base::PersonId{person};
        attempt.key.number = number;
        return attempt;
    }

    bool insert(Attempt const& attempt)
    {
        return run([&](sql::Transaction& tx) { return attempts::insert(tx, attempt); });
    }

    Attempt finished(Attempt attempt)
    {
        attempt = open_at(std::move(attempt), rules(), march(8, 9, 1))
                      .value()
                      .hand_in(Answers::none(5), rules(), march(8, 9, 1));
        attempt.after = MonthAfter{0, {7, 3}, 9};
        return attempt;
    }

    support::Database database{march(8, 9)};
};

TEST_F(QuizStore, ReadsAnAttemptAsItWasStored)
{
    auto const written = attempt();
    ASSERT_TRUE(insert(written));
    auto const read = run([&](sql::Transaction& tx) { return attempts::find(tx, written.key); });
    ASSERT_TRUE(read);
    EXPECT_EQ(read->attempt.key, written.key);
    EXPECT_EQ(read->attempt.state, AttemptState::issued);
    EXPECT_EQ(read->attempt.union_id, written.union_id);
    EXPECT_EQ(read->attempt.deadline, written.deadline);
    EXPECT_EQ(read->attempt.walk, written.walk);
    EXPECT_EQ(read->paper, written.paper.text());
    EXPECT_FALSE(read->attempt.answers);
    EXPECT_FALSE(read->attempt.after);
}

TEST_F(QuizStore, HoldsOneAttemptPerPersonDayAndNumber)
{
    EXPECT_TRUE(insert(attempt()));
    EXPECT_FALSE(insert(attempt()));
    EXPECT_TRUE(insert(attempt(1, 8, 2)));
    EXPECT_TRUE(insert(attempt(2, 8, 1)));
    EXPECT_TRUE(insert(attempt(1, 9, 1)));
    EXPECT_THROW(run([&](sql::Transaction& tx) { return attempts::insert(tx, attempt(1, 8, 3)); }),
                 sql::Breakdown);
}

TEST_F(QuizStore, FinishesAnAttemptOnce)
{
    ASSERT_TRUE(insert(attempt()));
    auto const done = finished(attempt());
    run([&](sql::Transaction& tx) {
        EXPECT_TRUE(attempts::finish(tx, done));
        EXPECT_FALSE(attempts::finish(tx, done));
        EXPECT_FALSE(attempts::save_answers(tx, done));
        auto const read = attempts::find(tx, done.key);
        EXPECT_EQ(read->attempt.state, AttemptState::submitted);
        EXPECT_EQ(read->attempt.answers, done.answers);
        EXPECT_EQ(read->attempt.receipt, done.receipt);
        EXPECT_EQ(read->attempt.after, done.after);
        return 0;
    });
}

TEST_F(QuizStore, ListsAttemptsOfAPersonByDay)
{
    for (auto const& one :
         {attempt(1, 31), attempt(1, 8, 2), attempt(1, 8), attempt(2, 8), attempt(1, 7)})
        ASSERT_TRUE(insert(one));
    run([&](sql::Transaction& tx) {
        EXPECT_EQ(attempts::list_of_day(tx, ContestId{1}, base::PersonId{1}, day(3, 8)).size(), 2U);
        auto const listed =
            attempts::list_of_person(tx, ContestId{1}, base::PersonId{1}, day(3, 8), day(3, 31));
        EXPECT_EQ(listed.size(), 3U);
        EXPECT_EQ(listed[0].attempt.key.number, 1);
        EXPECT_EQ(listed[1].attempt.key.number, 2);
        EXPECT_EQ(listed[2].attempt.key.date, day(3, 31));
        int all = 0;
        attempts::each_of_days(tx, ContestId{1}, day(3, 1), day(3, 31),
                               [&](attempts::Stored const&) { ++all; });
        EXPECT_EQ(all, 5);
        return 0;
    });
}

TEST_F(QuizStore, ListsOverduePapersOldestFirst)
{
    for (auto const& one : {attempt(1, 9), attempt(2, 8), attempt(3, 10)})
        ASSERT_TRUE(insert(one));
    run([&](sql::Transaction& tx) {
        EXPECT_TRUE(attempts::finish(tx, finished(attempt(2, 8))));
        auto const overdue = attempts::list_overdue(tx, ContestId{1}, march(10, 9, 5), 10);
        EXPECT_EQ(overdue.size(), 1U);
        EXPECT_EQ(overdue[0].attempt.key.person, base::PersonId{1});
        EXPECT_EQ(attempts::list_overdue(tx, ContestId{1}, march(11, 0), 1).size(), 1U);
        return 0;
    });
}

standings::Stored standing(std::int64_t person, int points, std::int64_t union_id = 12)
{
    standings::Stored stored;
    stored.standing = {MonthId{3},
                       base::PersonId{person},
                       UnionId{union_id},
                       points,
                       points / 10,
                       points / 10,
                       100,
                       1,
                       1,
                       128};
    stored.walk.grounds[0] = {1, 40, 2};
    return stored;
}

class Standings : public QuizStore {
protected:
    void put(standings::Stored stored)
    {
        run([&](sql::Transaction& tx) {
            standings::insert(tx, stored);
            standings::update_finished(tx, stored.standing);
            return 0;
        });
    }

    static std::vector<std::int64_t> people(std::vector<standings::Line> const& lines)
    {
        std::vector<std::int64_t> ids;
        for (auto const& line : lines)
            ids.push_back(line.person.value);
        return ids;
    }
};

using Ids = std::vector<std::int64_t>;

TEST_F(Standings, AreReadAsTheyWereStored)
{
    auto stored = standing(1, 50);
    put(stored);
    run([&](sql::Transaction& tx) {
        auto const read = standings::find(tx, MonthId{3}, base::PersonId{1});
        EXPECT_EQ(read->standing, stored.standing);
        EXPECT_EQ(read->walk, stored.walk);
        stored.standing.started = 2;
        stored.standing.union_id = UnionId{13};
        stored.walk.grounds[0].position = 4;
        standings::update_started(tx, stored);
        standings::update_union(tx, stored.standing);
        EXPECT_EQ(standings::find(tx, MonthId{3}, base::PersonId{1})->standing, stored.standing);
        EXPECT_EQ(standings::list_of_person(tx, ContestId{1}, base::PersonId{1}),
                  std::vector{stored.standing});
        EXPECT_FALSE(standings::find(tx, MonthId{3}, base::PersonId{2}));
        return 0;
    });
}

TEST_F(Standings, AreListedByPointsFromAnyPosition)
{
    put(standing(1, 50));
    put(standing(2, 100, 13));
    put(standing(3, 50, 13));
    put(standing(4, 0));
    put(standing(5, 50));
    run([&](sql::Transaction& tx) {
        using standings::Position;
        auto const behind = [&](Position from, int limit, std::optional<UnionId> in = {}) {
            return people(standings::list_behind(tx, MonthId{3}, in, from, 0, limit));
        };
        auto const before = [&](Position from, int limit, std::optional<UnionId> in = {}) {
            return people(standings::list_before(tx, MonthId{3}, in, from, 1000, limit));
        };
        EXPECT_EQ(behind({1000, {}}, 10), (Ids{2, 1, 3, 5, 4}));
        EXPECT_EQ(behind({1000, {}}, 2), (Ids{2, 1}));
        EXPECT_EQ(behind({50, base::PersonId{1}}, 10), (Ids{3, 5, 4}));
        EXPECT_EQ(behind({1000, {}}, 10, UnionId{13}), (Ids{2, 3}));
        EXPECT_EQ(before({50, base::PersonId{5}}, 10), (Ids{3, 1, 2}));
        EXPECT_EQ(before({50, base::PersonId{5}}, 10, UnionId{12}), (Ids{1}));
        EXPECT_EQ(people(standings::list_behind(tx, MonthId{3}, {}, {1000, {}}, 50, 10)),
                  (Ids{2, 1, 3, 5}));
        EXPECT_EQ(
            people(standings::list_before(tx, MonthId{3}, {}, {0, base::PersonId{4}}, 50, 10)),
            (Ids{5, 3, 1}));
        EXPECT_EQ(standings::list_from_points(tx, MonthId{3}, 50).size(), 4U);
        return 0;
    });
}

TEST_F(QuizStore, FoldsBoardRowsInTheirOrder)
{
    run([&](sql::Transaction& tx) {
        EXPECT_FALSE(board_deltas::find_newest(tx));
        BoardChanges changes;
        changes.add_people(UnionId{12}, 3, 1);
        board_deltas::insert(tx, 1, MonthId{3}, board_deltas::Kind::delta, changes);
        board_deltas::insert(tx, 2, MonthId{3}, board_deltas::Kind::checkpoint, changes);
        EXPECT_EQ(board_deltas::find_newest(tx)->sequence, 2);
        EXPECT_EQ(board_deltas::find_newest(tx)->created_at, tx.now());
        EXPECT_EQ(board_deltas::count(tx, MonthId{3}), 2);
        board_deltas::remove_before(tx, MonthId{3}, 2);
        int rows = 0;
        board_deltas::each(tx,
                           [&](MonthId month, board_deltas::Kind kind, BoardChanges const& read) {
                               EXPECT_EQ(month, MonthId{3});
                               EXPECT_EQ(kind, board_deltas::Kind::checkpoint);
                               EXPECT_EQ(read, changes);
                               ++rows;
                           });
        EXPECT_EQ(rows, 1);
        return 0;
    });
}

TEST_F(QuizStore, KeepsMonthsAndTheirPlaces)
{
    run([&](sql::Transaction& tx) {
        auto months = months::list(tx, ContestId{1});
        EXPECT_EQ(months.size(), 1U);
        EXPECT_EQ(months[0].sealed_secret, "sealed");
        EXPECT_EQ(months[0].month.stored, MonthState::open);
        EXPECT_EQ(months::next_id(tx), MonthId{4});
        months::begin_closing(tx, MonthId{3});
        EXPECT_EQ(months::list(tx, ContestId{1})[0].month.stored, MonthState::closing);
        PrizePlace const place{1, base::PersonId{9}, UnionId{12}, 100, 10, 10, 5, "ab", 100};
        months::insert_place(tx, MonthId{3}, place);
        EXPECT_EQ(months::list_places(tx, MonthId{3}), std::vector{place});
        months[0].month.revealed_secret = "secret";
        months[0].month.snapshot_hash = "hash";
        months::freeze(tx, months[0].month);
        auto const frozen = months::list(tx, ContestId{1})[0].month;
        EXPECT_EQ(frozen.stored, MonthState::provisional);
        EXPECT_EQ(frozen.revealed_secret, "secret");
        EXPECT_EQ(frozen.snapshot_hash, "hash");
        months::remove_places(tx, MonthId{3});
        EXPECT_TRUE(months::list_places(tx, MonthId{3}).empty());
        return 0;
    });
}

} // namespace
} // namespace quiz
