#include "quiz/domain/prize_list.hpp"
#include "quiz/domain/rules_text.hpp"
#include "quiz/service/importing_questions.hpp"
#include "quiz/service/keeping_bank.hpp"
#include "quiz/service/newspaper_test.hpp"
#include "quiz/service/reporting.hpp"

#include <set>

/// The rules of the page about months, boards, prizes and the bank.
namespace quiz {
namespace {

using namespace fixtures;
using namespace std::chrono_literals;
using support::is_accepted;
using support::is_refused;

constexpr sql::Query count_reports{"test.count_reports",
                                   "SELECT count(*) FROM quiz_question_report"};

TEST_F(NewspaperQuiz, Q4AddsPointsUpWithinAMonthAndRanksByMonth)
{
    auto const early = stage.player();
    auto const late = stage.player("33C01");
    for (int const day_of_month : {8, 9, 10}) {
        stage.database.set_now(march(day_of_month, 9));
        stage.play(early, 5);
    }
    EXPECT_EQ(stage.play(late, 1).month.points, 10);
    EXPECT_EQ(home(early).month->place.points, 150);
    stage.database.set_now(march(32, 9));
    stage.play(early, 1);
    stage.play(late, 5);
    EXPECT_EQ(board({.month = Stage::month_of(3)}).rows.front().person, early);
    EXPECT_EQ(board({.month = Stage::month_of(4)}).rows.front().person, late);
}

TEST_F(NewspaperQuiz, Q5GivesExactlyAHundredPrizesOf30To100Yuan)
{
    for (int player = 0; player < 103; ++player)
        stage.play(stage.player());
    close(3);
    auto const list = list_of(3);
    ASSERT_EQ(list.places.size(), 100U) << "103 are equal";
    for (int place = 1; place <= 100; ++place) {
        auto const& won = list.places[static_cast<std::size_t>(place) - 1].place;
        EXPECT_EQ(won.place, place);
        EXPECT_EQ(won.yuan, place <= 10 ? 100 : place <= 30 ? 80 : place <= 60 ? 50 : 30);
    }
}

TEST_F(NewspaperQuiz, Q6KeepsWhoWonEachMonthForTheFinalInJune)
{
    auto const both = stage.player();
    auto const april_only = stage.player("33C01");
    stage.play(both);
    close(3);
    stage.database.set_now(march(40, 9));
    stage.play(both);
    stage.play(april_only);
    close(4);
    std::set<base::PersonId> pool;
    for (int const month : {3, 4}) {
        auto const list = list_of(month);
        for (auto const& entry : list.places)
            pool.insert(entry.place.person);
        EXPECT_EQ(list.places.size(), month == 3 ? 1U : 2U);
    }
    EXPECT_EQ(pool, (std::set{both, april_only}));
}

TEST_F(NewspaperQuiz, Q14AwardsPhoneCreditToTheNumberThatPlayed)
{
    auto const text = rules_in_chinese(contest()->rules());
    EXPECT_TRUE(std::ranges::any_of(text, [](std::string const& sentence) {
        return sentence.starts_with("个人排行每月前 100 名的，奖励 30-100 元手机话费");
    }));
    auto const person = stage.player();
    stage.play(person);
    close(3);
    auto const list = list_of(3);
    ASSERT_EQ(list.places.size(), 1U);
    EXPECT_EQ(list.places[0].place.person, person);
    EXPECT_EQ(list.places[0].phone_masked, "199****0001");
    EXPECT_EQ(list.places[0].place.yuan, 100);
}

TEST_F(NewspaperQuiz, Q15StartsEachMonthFromZeroAndForgetsNothing)
{
    auto const person = stage.player();
    stage.database.set_now(march(31, 9));
    stage.play(person);
    auto const attempts = count(count_attempts);
    stage.database.set_now(march(32, 0));
    EXPECT_EQ(home(person).month->place.points, 0);
    EXPECT_EQ(home(person).month->players, 0);
    EXPECT_EQ(home(person).previous_month->points, 50);
    stage.play(person, 2);
    EXPECT_EQ(count(count_attempts), attempts + 1);
    auto const year = stage.database.look([&](sql::Transaction& tx) {
        return look_at_year(tx, *stage.live, person, slug, 2021).value();
    });
    ASSERT_EQ(year.days.size(), 2U);
    EXPECT_EQ(year.days[0].points + year.days[1].points, 70);
}

TEST_F(NewspaperQuiz, Q16GivesZeroPointsOnTheFirstOfAprilAndKeepsMarch)
{
    auto const worker_k = stage.player("330100");
    auto const worker_l = stage.player("33C01");
    for (int day_of_month = 1; day_of_month <= 31; ++day_of_month) {
        stage.database.set_now(march(day_of_month, 9));
        stage.share(worker_k);
        stage.play(worker_k);
        stage.play(worker_k);
        if (day_of_month <= 10)
            stage.play(worker_l);
    }
    EXPECT_EQ(home(worker_k).month->place.points, 3100);
    EXPECT_EQ(home(worker_l).month->place.points, 500);
    stage.database.set_now(march(32, 0) - 1ms);
    EXPECT_EQ(home(worker_k).month->place.points, 3100);
    stage.database.set_now(march(32, 0));
    for (auto const& [worker, points] : {std::pair{worker_k, 3100}, std::pair{worker_l, 500}}) {
        auto const seen = home(worker);
        EXPECT_EQ(seen.month->place.points, 0);
        EXPECT_FALSE(seen.month->place.place);
        EXPECT_EQ(seen.previous_month->points, points);
    }
    EXPECT_EQ(home(worker_k).month->streak_days, 31);
    EXPECT_EQ(differences(stage.verify()), "");
}

TEST_F(NewspaperQuiz, Q19KeepsABankThatIsImportedVersionedSwitchedAndDisputed)
{
    auto const import = [&](std::string_view stem) {
        auto const file = fmt::format(
            R"([{{"code":"NEW1","type":"single","period":"P1","topic":"meeting","difficulty":1,)"
            R"("stem":"{}","options":{{"A":"甲","B":"乙","C":"丙","D":"丁"}},"answer":["A"],)"
            R"("explanation":"因为。","source":"书"}}])",
            stem);
        return stage.database.run([&](sql::Transaction& tx) {
            return import_questions(tx, *stage.live, operator_of_tests, {"party-history", file});
        });
    };
    EXPECT_EQ(import("新的一题？")->version, 2);
    EXPECT_EQ(import("新的问法？")->version, 3);
    auto const off = stage.database.run([&](sql::Transaction& tx) {
        return switch_question(tx, *stage.live, operator_of_tests, "party-history", "NEW1",
                               QuestionSwitch::off);
    });
    ASSERT_TRUE(is_accepted(off));
    EXPECT_EQ(off->wording.version, 2);
    EXPECT_FALSE(off->is_enabled);

    auto const played = stage.play(stage.player()).attempt.key;
    auto const disputed = stage.database.run([&](sql::Transaction& tx) {
        return report_question(tx, *stage.live,
                               {played.person, slug, played.date, 1, 0, "answer_wrong"});
    });
    EXPECT_TRUE(is_accepted(disputed));
    EXPECT_EQ(count(count_reports), 1);
}

TEST_F(NewspaperQuiz, Q20RanksPeopleWithTheViewerInSightAndNobodyNamed)
{
    for (int player = 0; player < 102; ++player)
        stage.play(stage.player(player % 2 == 0 ? "330702" : "33C01"), 5);
    auto const viewer = stage.player("330703");
    stage.play(viewer, 1);
    auto const live = board({.viewer = viewer, .limit = 100});
    ASSERT_EQ(live.rows.size(), 100U);
    ASSERT_TRUE(live.viewer);
    EXPECT_EQ(live.viewer->place, (Place{103, 1}));
    for (auto const& row : live.rows) {
        EXPECT_EQ(row.phone_masked.substr(0, 7), "199****");
        EXPECT_EQ(row.name, row.phone_masked) << "who gave no name is shown by number";
        EXPECT_FALSE(row.in.name.empty());
    }
    close(3);
    auto const frozen = board({.month = Stage::month_of(3), .viewer = viewer, .limit = 100});
    EXPECT_EQ(frozen.head.state, MonthState::provisional);
    EXPECT_EQ(frozen.viewer->place, live.viewer->place);
    for (std::size_t row = 0; row < frozen.rows.size(); ++row)
        EXPECT_EQ(frozen.rows[row].person, live.rows[row].person);
}

TEST_F(NewspaperQuiz, Q21ShowsUnionsOfBothTreesAsStatistics)
{
    auto const town = stage.player("330702001");
    stage.play(town, 5);
    stage.share(town);
    stage.play(town, 4);
    stage.play(stage.player("330703"), 1);
    stage.play(stage.player("33C01"), 3);
    auto const page = stage.database.look(
        [&](sql::Transaction& tx) { return union_board(tx, *stage.live, {.slug = slug}).value(); });
    ASSERT_EQ(page.rows.size(), 2U);
    auto const& [rank, tied, city, participants, person_times, points, average] = page.rows[0];
    EXPECT_EQ(city.code, "330700");
    EXPECT_EQ(participants, 2);
    EXPECT_EQ(person_times, 3);
    EXPECT_EQ(points, 100);
    EXPECT_EQ(average, 5000);
    EXPECT_EQ(page.rows[1].of.code, "33C01");
    EXPECT_EQ(rules_in_chinese(contest()->rules()).back(), "单位排行只作统计，不设奖。");
}

TEST_F(NewspaperQuiz, Q22TakesAMonthFromOpenThroughClosingToProvisional)
{
    stage.play(stage.player());
    auto const state = [&](int month) {
        return contest()
            ->month(Stage::month_of(month))
            ->state_at(contest()->rules(), stage.database.now());
    };
    EXPECT_EQ(state(3), MonthState::open);
    EXPECT_EQ(state(4), MonthState::ahead);
    EXPECT_TRUE(is_refused(stage.close(3), month_not_over));
    stage.database.set_now(march(32, 0));
    EXPECT_EQ(state(3), MonthState::closing);
    EXPECT_EQ(state(4), MonthState::open);
    EXPECT_TRUE(is_refused(stage.close(3), month_not_over)) << "the last papers may still come";
    stage.database.set_now(hand_ins_end(contest()->rules(), Stage::month_of(3)) -
                           std::chrono::milliseconds{1});
    EXPECT_TRUE(is_refused(stage.close(3), month_not_over)) << "the last one may come just now";
    auto const early = stage.database.run([&](sql::Transaction& tx) {
        return frozen_list(tx, *stage.live, stage.keys, slug, Stage::month_of(3));
    });
    EXPECT_TRUE(is_refused(early, month_not_frozen));
    close(3);
    EXPECT_EQ(state(3), MonthState::provisional);
    EXPECT_EQ(list_of(3).places.size(), 1U);
}

} // namespace
} // namespace quiz
