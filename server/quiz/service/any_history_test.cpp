#include "quiz/domain/refusals.hpp"
#include "quiz/service/boards.hpp"
#include "quiz/service/looking.hpp"
#include "quiz/service/stage_test.hpp"

#include <rapidcheck/gtest.h>

/// Closing a month, verifying one, and the laws that hold after any history.
namespace quiz {
namespace {

using namespace fixtures;
using namespace std::chrono_literals;
using support::is_accepted;
using support::is_refused;

TEST(ClosingMonth, ExpiresWhatWasLeftOpenBeforeItFreezes)
{
    Stage stage;
    stage.database.set_now(march(31, 23, 59));
    auto const person = stage.player();
    stage.start(person).value();
    stage.database.set_now(march(32, 0, 21));
    EXPECT_EQ(stage.close(3).value(), ClosingStep::expiring);
    stage.restart();
    EXPECT_EQ(stage.live->contest(slug).value()->month(Stage::month_of(3))->stored,
              MonthState::closing);
    EXPECT_EQ(stage.close(3).value(), ClosingStep::frozen);
    EXPECT_EQ(differences(stage.verify(3)), "");
    auto const list = stage.database.look([&](sql::Transaction& tx) {
        return frozen_list(tx, *stage.live, stage.keys, slug, Stage::month_of(3)).value();
    });
    EXPECT_EQ(list.places.size(), 1U);
}

TEST(ClosingMonth, ShowsNoListBeforeItIsFrozen)
{
    Stage stage;
    auto const list = stage.database.run([&](sql::Transaction& tx) {
        return frozen_list(tx, *stage.live, stage.keys, slug, Stage::month_of(3));
    });
    EXPECT_TRUE(is_refused(list, month_not_frozen));
    EXPECT_TRUE(is_refused(stage.close(2), month_unknown));
}

TEST(Verifying, FindsWhatSomebodyChanged)
{
    Stage stage;
    stage.play(stage.player(), 3);
    stage.play(stage.player("33C01"), 4);
    ASSERT_EQ(differences(stage.verify()), "");
    for (
        auto const& [statement, what] :
        {std::pair{"UPDATE quiz_attempt SET points = 50 WHERE points = 40", "score"},
         std::pair{"UPDATE quiz_attempt SET answers = ';;;;' WHERE points = 40", "receipt"},
         std::pair{
             "UPDATE quiz_attempt SET paper = replace(paper, ':', ':') || '' , walk = '1.200.5,0.0.0,0.0.0,0.0.0'",
             "walk"},
         std::pair{"UPDATE quiz_standing SET points = 310", "standing"},
         std::pair{"UPDATE quiz_standing SET union_id = 1", "board"},
         std::pair{"DELETE FROM quiz_attempt WHERE points = 40", "standing"},
         std::pair{"UPDATE quiz_board_delta SET changes = '2:1:10:1+1;'", "board log"},
         std::pair{"UPDATE quiz_month SET secret_hash = 'x'", "secret"}}) {
        auto const found = stage.database.run([&](sql::Transaction& tx) -> base::Result<int> {
            tx.execute({"test", statement}, {});
            Live fresh{stage.master};
            fresh.load(tx);
            auto const verified = verify_month(tx, fresh, slug, Stage::month_of(3)).value();
            EXPECT_TRUE(std::ranges::any_of(
                verified.differences,
                [&](Difference const& difference) { return difference.what == what; }))
                << statement << "\n"
                << differences(verified);
            return std::unexpected{base::refuse(month_unknown)};
        });
        EXPECT_FALSE(found);
    }
    EXPECT_EQ(differences(stage.verify()), "");
}

/// Everybody starts and some hand in, all in one transaction; half of the time it is lost in the
/// end, as when the power fails before the commit.
void run_batch(Stage& stage, std::vector<base::PersonId> const& people, std::vector<Attempt>& open)
{
    std::vector<IssuePaper> starts;
    for (auto const person : people)
        starts.push_back({person, slug, Channel::qr});
    std::vector<HandIn> hand_ins;
    for (auto const& attempt : open) {
        auto const right = *rc::gen::inRange(0, 6);
        hand_ins.push_back(Stage::handing_in(attempt, Stage::answers_with(attempt.paper, right)));
    }
    bool const is_lost = *rc::gen::arbitrary<bool>();
    std::vector<Attempt> issued;
    auto const done = stage.database.run([&](sql::Transaction& tx) -> base::Result<int> {
        for (auto& paper : issue_papers(tx, *stage.live, starts)) {
            if (paper)
                issued.push_back(std::move(paper->paper.attempt));
        }
        static_cast<void>(hand_in_papers(tx, *stage.live, hand_ins));
        if (is_lost)
            return std::unexpected{base::refuse(month_unknown)};
        return 0;
    });
    if (done)
        open = std::move(issued);
}

/// A few people in whatever order, alone and in batches, with clock steps, and with crashes
/// between commands and in the middle of a batch.
RC_GTEST_PROP(AnyHistory, KeepsBoardsStandingsAndAttemptsEqualAndADayBelowAHundredPoints, ())
{
    auto settings = page_settings();
    settings.no_repeat_days = *rc::gen::inRange(0, 4);
    settings.second_chance = *rc::gen::element(
        SecondChanceMode::share, SecondChanceMode::two_attempts, SecondChanceMode::none);
    Stage stage{settings, *rc::gen::inRange(3, 20)};
    auto const codes = std::array{"330100", "330702001", "330703", "33C01"};
    std::vector<base::PersonId> people;
    for (auto const* const code : codes)
        people.push_back(stage.player(code));
    // Late enough in the month that some histories lead into the next.
    stage.database.set_now(march(29, 9));
    std::vector<Attempt> open;

    auto const steps = *rc::gen::inRange(10, 60);
    for (int step = 0; step < steps; ++step) {
        auto const person = people[*rc::gen::inRange<std::size_t>(0, people.size())];
        switch (*rc::gen::inRange(0, 9)) {
        case 0:
        case 1:
            if (auto paper = stage.start(person))
                open.push_back(paper->paper.attempt);
            break;
        case 2:
        case 3:
        case 4:
            if (!open.empty()) {
                auto const attempt = open[*rc::gen::inRange<std::size_t>(0, open.size())];
                auto const answers = Stage::answers_with(attempt.paper, *rc::gen::inRange(0, 6));
                if (auto const result = stage.hand_in(attempt, answers))
                    RC_ASSERT(result->month.rank_change.value_or(0) >= 0);
            }
            break;
        case 5:
            stage.share(person);
            break;
        case 6:
            stage.database.advance(std::chrono::minutes{*rc::gen::inRange(1, 900)});
            break;
        case 7:
            run_batch(stage, people, open);
            break;
        case 8:
            if (*rc::gen::arbitrary<bool>())
                stage.restart();
            else
                stage.expire();
            break;
        }
    }
    for (int const month : {3, 4})
        RC_ASSERT(differences(stage.verify(month)) == "");
    for (auto const person : people) {
        for (int const month : {3, 4}) {
            auto const calendar = stage.database.look([&](sql::Transaction& tx) {
                return look_at_month(tx, *stage.live, person, slug, Stage::month_of(month)).value();
            });
            int sum = 0;
            for (auto const& played : calendar.days) {
                RC_ASSERT(played.points <= 100);
                RC_ASSERT(played.attempts <= 2);
                sum += played.points;
            }
            RC_ASSERT(sum == calendar.points);
        }
    }
}

} // namespace
} // namespace quiz
