#include "quiz/service/playing.hpp"

#include "quiz/domain/refusals.hpp"
#include "quiz/service/stage_test.hpp"

#include "quiz/store/board_deltas.hpp"

#include <set>

namespace quiz {
namespace {

using namespace fixtures;
using namespace std::chrono_literals;
using support::is_accepted;
using support::is_refused;

class Playing : public testing::Test {
protected:
    base::Result<SavedAnswers> save(Attempt const& attempt, Answers const& answers)
    {
        SaveAnswers const command{attempt.key.person, slug, attempt.key.date, attempt.key.number,
                                  Stage::sent(answers)};
        return stage.database.run(
            [&](sql::Transaction& tx) { return save_answers(tx, *stage.live, command); });
    }

    base::Result<std::variant<PlayedAttempt, AttemptResult>> find(AttemptKey const& key)
    {
        FindAttempt const command{key.person, slug, key.date, key.number};
        return stage.database.run(
            [&](sql::Transaction& tx) { return find_attempt(tx, *stage.live, command); });
    }

    Stage stage;
};

TEST_F(Playing, GivesFiveQuestionsAndFiftyPointsForAllRight)
{
    auto const person = stage.player();
    auto const paper = stage.start(person);
    ASSERT_TRUE(is_accepted(paper));
    auto const& attempt = paper->paper.attempt;
    EXPECT_EQ(attempt.paper.questions.size(), 5U);
    EXPECT_EQ(attempt.deadline - attempt.issued_at, 300s);
    EXPECT_EQ(attempt.channel, Channel::qr);
    stage.database.advance(90s);
    auto const result = stage.hand_in(attempt, right_answers(attempt.paper));
    ASSERT_TRUE(is_accepted(result));
    EXPECT_EQ(result->attempt.score, (Score{5, 50}));
    EXPECT_EQ(result->attempt.elapsed_ms, 90'000);
    EXPECT_EQ(result->month.points, 50);
    EXPECT_EQ(result->month.place, (Place{1, 1}));
    EXPECT_FALSE(result->month.rank_change);
    EXPECT_EQ(result->attempt.receipt.size(), 19U);
    EXPECT_EQ(result->second_chance.state, SecondChanceState::offered);
}

TEST_F(Playing, SharesARankBetweenEqualPointsAndTellsHowItChanged)
{
    auto const first = stage.player();
    auto const second = stage.player("33C01");
    auto const third = stage.player("330702001");
    EXPECT_EQ(stage.play(first, 3).month.place, (Place{1, 1}));
    EXPECT_EQ(stage.play(second, 3).month.place, (Place{1, 2}));
    EXPECT_EQ(stage.play(third, 1).month.place, (Place{3, 1}));
    stage.database.advance(24h);
    auto const again = stage.play(third, 5);
    EXPECT_EQ(again.month.place, (Place{1, 1}));
    EXPECT_EQ(again.month.rank_change, 2);
    EXPECT_EQ(again.month.points, 60);
}

TEST_F(Playing, CountsOnlyWhatThisHandInChangedInTheRank)
{
    auto const person = stage.player();
    EXPECT_EQ(stage.play(person, 1).month.place, (Place{1, 1}));
    stage.play(stage.player(), 5);
    stage.play(stage.player(), 5);
    stage.database.advance(24h);
    // Others passed in the meantime: that is no loss by this hand-in.
    auto const behind = stage.play(person, 1);
    EXPECT_EQ(behind.month.place, (Place{3, 1}));
    EXPECT_EQ(behind.month.rank_change, 0);
    stage.database.advance(24h);
    auto const ahead = stage.play(person, 5);
    EXPECT_EQ(ahead.month.place, (Place{1, 1}));
    EXPECT_EQ(ahead.month.rank_change, 2);
}

TEST_F(Playing, ResumesTheOpenPaperOnEveryDevice)
{
    auto const person = stage.player();
    auto const first = stage.start(person);
    stage.database.advance(60s);
    auto const again = stage.start(person);
    ASSERT_TRUE(is_accepted(again));
    EXPECT_EQ(again->origin, PaperOrigin::resumed);
    EXPECT_EQ(again->paper.attempt.paper.text(), first->paper.attempt.paper.text());
    EXPECT_EQ(again->paper.attempt.deadline, first->paper.attempt.deadline);
}

TEST_F(Playing, GivesOnePaperHoweverOftenItIsStarted)
{
    auto const person = stage.player();
    std::set<std::string> papers;
    int issued = 0;
    for (int again = 0; again < 10; ++again) {
        for (auto const& result : stage.start_together(person, 1'000)) {
            ASSERT_TRUE(is_accepted(result));
            papers.insert(result->paper.attempt.paper.text());
            issued += result->origin == PaperOrigin::issued ? 1 : 0;
        }
    }
    EXPECT_EQ(papers.size(), 1U);
    EXPECT_EQ(issued, 1);
}

TEST_F(Playing, DrawsTheSamePaperAfterACrash)
{
    auto const person = stage.player();
    auto const before = stage.database.run([&](sql::Transaction& tx) -> base::Result<std::string> {
        IssuePaper const command{person, slug, Channel::direct};
        auto const paper = TRY(issue_papers(tx, *stage.live, {&command, 1}).front());
        // Nothing of this transaction reaches the disk.
        return std::unexpected{
            base::refuse(month_unknown).with("paper", paper.paper.attempt.paper.text())};
    });
    stage.restart();
    EXPECT_EQ(stage.start(person)->paper.attempt.paper.text(), before.error().facts[0].value);
}

TEST_F(Playing, StartsNothingInAMonthThatIsClosedAlthoughTheClockWasSetBackIntoIt)
{
    auto const midnight = base::TimeZone::shanghai().start_of(day(4, 1));
    stage.play(stage.player());
    stage.database.set_now(midnight + 1h);
    ASSERT_TRUE(is_accepted(stage.close(3)));
    stage.database.set_now(midnight - 5min);
    EXPECT_TRUE(is_refused(stage.start(stage.player()), month_closed));
}

TEST_F(Playing, RefusesASecondAttemptUntilItIsEarnedAndAThirdAlways)
{
    auto const person = stage.player();
    stage.play(person);
    EXPECT_TRUE(is_refused(stage.start(person), second_chance_needed));
    stage.share(person);
    EXPECT_EQ(stage.play(person).attempt.key.number, 2);
    EXPECT_TRUE(is_refused(stage.start(person), attempt_quota_used));
    stage.database.set_now(march(9, 0));
    EXPECT_EQ(stage.play(person).attempt.key.number, 1);
}

TEST_F(Playing, KnowsOnlyItsContests)
{
    IssuePaper const command{stage.player(), "other", Channel::direct};
    auto const result = stage.database.look([&](sql::Transaction& tx) {
        return issue_papers(tx, *stage.live, {&command, 1}).front();
    });
    EXPECT_TRUE(is_refused(result, contest_unknown));
}

TEST_F(Playing, RefusesABankThatIsTooSmall)
{
    Stage small{page_settings(), 1};
    EXPECT_TRUE(is_refused(small.start(small.player()), bank_too_small));
}

TEST_F(Playing, AnswersTheSameHandInWithTheSameResult)
{
    auto const person = stage.player();
    auto const attempt = stage.start(person)->paper.attempt;
    auto const first = stage.hand_in(attempt, right_answers(attempt.paper));
    stage.play(stage.player(), 5);
    stage.database.advance(1h);
    auto const again = stage.hand_in(attempt, right_answers(attempt.paper));
    ASSERT_TRUE(is_accepted(again));
    EXPECT_EQ(again->attempt.receipt, first->attempt.receipt);
    EXPECT_EQ(again->attempt.handed_in_at, first->attempt.handed_in_at);
    EXPECT_EQ(again->month.place, first->month.place);
    EXPECT_EQ(again->month.points, 50);
    EXPECT_TRUE(
        is_refused(stage.hand_in(attempt, wrong_answers(attempt.paper)), already_handed_in));
    EXPECT_EQ(differences(stage.verify()), "");
}

TEST_F(Playing, DoesNotKnowTheAttemptOfSomebodyElse)
{
    auto attempt = stage.start(stage.player())->paper.attempt;
    attempt.key.person = stage.player();
    EXPECT_TRUE(is_refused(stage.hand_in(attempt, right_answers(attempt.paper)), attempt_unknown));
    EXPECT_TRUE(is_refused(find(attempt.key), attempt_unknown));
}

TEST_F(Playing, RefusesAnswersThatDoNotFitThePaper)
{
    auto const attempt = stage.start(stage.player())->paper.attempt;
    auto answers = right_answers(attempt.paper);
    answers.chosen.pop_back();
    EXPECT_TRUE(is_refused(stage.hand_in(attempt, answers), answers_count));
    answers.chosen.push_back({7});
    EXPECT_TRUE(is_refused(stage.hand_in(attempt, answers), answer_out_of_range));
    answers.chosen.back() = {0, 1};
    EXPECT_TRUE(is_refused(stage.hand_in(attempt, answers), answer_not_single));
    EXPECT_TRUE(is_accepted(stage.hand_in(attempt, right_answers(attempt.paper))));
}

TEST_F(Playing, CountsALateHandInWithWhatWasSaved)
{
    auto const person = stage.player();
    auto const attempt = stage.start(person)->paper.attempt;
    ASSERT_TRUE(is_accepted(save(attempt, Stage::answers_with(attempt.paper, 3))));
    stage.database.advance(601s);
    EXPECT_TRUE(is_refused(stage.hand_in(attempt, right_answers(attempt.paper)), attempt_expired));
    auto const found = find(attempt.key);
    auto const& result = std::get<AttemptResult>(*found);
    EXPECT_EQ(result.attempt.state, AttemptState::expired);
    EXPECT_EQ(result.attempt.score.points, 30);
    EXPECT_EQ(result.month.points, 30);
    EXPECT_EQ(differences(stage.verify()), "");
}

TEST_F(Playing, ReadsAnOverduePaperAsExpiredBeforeItIsCounted)
{
    auto const person = stage.player();
    auto const attempt = stage.start(person)->paper.attempt;
    save(attempt, Stage::answers_with(attempt.paper, 2)).value();
    stage.database.advance(601s);
    auto const before = std::get<AttemptResult>(*find(attempt.key));
    EXPECT_EQ(before.attempt.state, AttemptState::expired);
    EXPECT_EQ(before.attempt.score.points, 20);
    EXPECT_EQ(before.month.points, 20);
    EXPECT_FALSE(before.month.place);
    EXPECT_EQ(stage.expire(), 1U);
    EXPECT_EQ(stage.expire(), 0U);
    auto const after = std::get<AttemptResult>(*find(attempt.key));
    EXPECT_EQ(after.attempt.receipt, before.attempt.receipt);
    EXPECT_EQ(after.month.place, (Place{1, 1}));
}

TEST_F(Playing, ExpiresYesterdaysPaperWhenThePersonComesBack)
{
    auto const person = stage.player();
    stage.start(person).value();
    stage.database.set_now(march(8, 9, 20));
    EXPECT_TRUE(is_refused(stage.start(person), second_chance_needed));
    EXPECT_EQ(stage.place(3, 0), (Place{1, 1}));
    EXPECT_EQ(differences(stage.verify()), "");
}

TEST_F(Playing, ShowsSavedAnswersOnAnotherDevice)
{
    auto const attempt = stage.start(stage.player())->paper.attempt;
    auto const half = Stage::answers_with(attempt.paper, 2);
    ASSERT_TRUE(is_accepted(save(attempt, half)));
    auto const found = std::get<PlayedAttempt>(*find(attempt.key));
    EXPECT_EQ(found.attempt.answers, half);
    EXPECT_EQ(found.attempt.saved_at, stage.database.now());
    stage.hand_in(attempt, half).value();
    EXPECT_TRUE(is_refused(save(attempt, half), already_handed_in));
}

TEST_F(Playing, GivesMoreTimeToAPersonWhoNeedsIt)
{
    auto const person = stage.player();
    stage.database.run([&](sql::Transaction& tx) {
        return membership::change_profile(tx, {.person = person, .has_time_accommodation = true});
    });
    auto const attempt = stage.start(person)->paper.attempt;
    EXPECT_EQ(attempt.deadline - attempt.issued_at, 900s);
    stage.database.advance(899s);
    EXPECT_EQ(stage.hand_in(attempt, right_answers(attempt.paper))->attempt.score.points, 50);
}

TEST_F(Playing, RefusesAClockThatWasSetBack)
{
    auto const person = stage.player();
    stage.play(person);
    stage.share(person);
    stage.database.advance(-61s);
    EXPECT_TRUE(is_refused(stage.start(person), clock_moved_back));
    stage.database.advance(2s);
    EXPECT_TRUE(is_accepted(stage.start(person)));
}

TEST_F(Playing, TakesPointsAlongWhenThePersonChangesUnion)
{
    auto const person = stage.player("330702001");
    stage.play(person);
    stage.database.set_now(march(8, 12));
    stage.database
        .run([&](sql::Transaction& tx) {
            return membership::choose_union(tx, {.person = person, .code = "33C01"});
        })
        .value();
    stage.share(person);
    stage.play(person, 2);
    auto const month = stage.month_id(3);
    EXPECT_EQ(stage.live->players(month, stage.union_id("330702")), 0);
    EXPECT_EQ(stage.live->players(month, stage.union_id("33C01")), 1);
    auto const attempts_of = [&](std::string_view code) {
        auto const union_id = stage.union_id(code);
        return stage.live->with_boards(
            month, [&](MonthBoards const* boards) { return boards->find(union_id)->attempts(); });
    };
    // An attempt stays with the union that was right when it was made (AMB-Q18).
    EXPECT_EQ(attempts_of("330702"), 1);
    EXPECT_EQ(attempts_of("33C01"), 1);
    EXPECT_EQ(differences(stage.verify()), "");
    stage.restart();
    EXPECT_EQ(differences(stage.verify()), "");
}

TEST_F(Playing, TakesTheBoardsBackWhenTheCommitFails)
{
    auto const first = stage.player();
    stage.play(first, 4);
    auto const second = stage.player();
    auto const attempt = stage.start(second)->paper.attempt;
    auto const rolled_back = stage.database.run([&](sql::Transaction& tx) -> base::Result<int> {
        auto const command = Stage::handing_in(attempt, right_answers(attempt.paper));
        EXPECT_EQ(hand_in_papers(tx, *stage.live, {&command, 1}).front()->month.place,
                  (Place{1, 1}));
        return std::unexpected{base::refuse(month_unknown)};
    });
    EXPECT_FALSE(rolled_back);
    EXPECT_EQ(stage.place(3, 4), (Place{1, 1}));
    EXPECT_EQ(stage.live->players(stage.month_id(3), everybody), 1);
    EXPECT_EQ(stage.hand_in(attempt, right_answers(attempt.paper))->month.place, (Place{1, 1}));
    EXPECT_EQ(differences(stage.verify()), "");
}

TEST_F(Playing, WritesOneBoardRowPerBatch)
{
    std::vector<HandIn> batch;
    for (int player = 0; player < 20; ++player) {
        auto const attempt = stage.start(stage.player())->paper.attempt;
        batch.push_back(Stage::handing_in(attempt, Stage::answers_with(attempt.paper, player % 6)));
    }
    stage.database.look([&](sql::Transaction& tx) {
        auto const results = hand_in_papers(tx, *stage.live, batch);
        for (auto const& result : results)
            EXPECT_TRUE(is_accepted(result));
        EXPECT_EQ(board_deltas::count(tx, stage.month_id(3)), 1);
        return 0;
    });
    EXPECT_EQ(differences(stage.verify()), "");
}

} // namespace
} // namespace quiz
