#include "quiz/service/open_questions_test.hpp"
#include "quiz/service/reporting.hpp"

#include <array>
#include <set>

/// What the page leaves open about days, attempts and papers.
namespace quiz {
namespace {

using namespace fixtures;
using namespace std::chrono_literals;
using support::is_accepted;
using support::is_refused;

constexpr sql::Query count_four_of_five{
    "test.count_four_of_five",
    "SELECT count(*) FROM quiz_standing WHERE correct = 4 AND served = 5"};

void a_day_is_a_day_in_shanghai()
{
    EXPECT_EQ(page_settings().timezone.name(), "Asia/Shanghai");
    Table table;
    auto const person = table.stage.player();
    // 15:59:59.999 in UTC.
    table.stage.database.set_now(march(9, 0) - 1ms);
    EXPECT_EQ(table.stage.play(person).attempt.key.date, day(3, 8));
    table.stage.database.set_now(march(9, 0));
    EXPECT_EQ(table.stage.play(person).attempt.key.date, day(3, 9));
}

void pressing_share_is_enough()
{
    EXPECT_EQ(page_settings().second_chance, SecondChanceMode::share);
    Table table;
    EXPECT_EQ(table.share(table.stage.player())->grant, Grant::granted);
}

void sharing_may_come_first_and_is_not_carried_over()
{
    Table table;
    auto const person = table.stage.player();
    ASSERT_TRUE(is_accepted(table.share(person)));
    table.stage.play(person);
    table.stage.database.set_now(march(9, 0));
    table.stage.play(person);
    EXPECT_TRUE(is_refused(table.stage.start(person), second_chance_needed));
}

void an_unanswered_question_gives_nothing_and_counts_as_asked()
{
    Table table;
    auto const attempt = table.stage.start(table.stage.player())->paper.attempt;
    auto answers = right_answers(attempt.paper);
    answers.chosen[4] = {};
    EXPECT_EQ(table.stage.hand_in(attempt, answers)->attempt.score, (Score{4, 40}));
    EXPECT_EQ(table.count(count_four_of_five), 1);
    // Issued is used up, although nothing was answered.
    auto const idle = table.stage.player();
    ASSERT_TRUE(is_accepted(table.stage.start(idle)));
    table.stage.database.advance(601s);
    EXPECT_TRUE(is_refused(table.stage.start(idle), second_chance_needed));
}

void an_attempt_counts_where_it_began_and_the_month_waits_for_it()
{
    EXPECT_EQ(page_settings().hand_in_grace, 300s);
    Table table;
    auto const person = table.stage.player();
    table.stage.database.set_now(march(32, 0) - 1s);
    auto const attempt = table.stage.start(person)->paper.attempt;
    table.stage.database.set_now(march(32, 0, 4));
    auto const result = table.stage.hand_in(attempt, right_answers(attempt.paper));
    ASSERT_TRUE(is_accepted(result));
    EXPECT_EQ(result->month.month, Stage::month_of(3));
    EXPECT_TRUE(is_refused(table.stage.close(3), month_not_over));
    EXPECT_EQ(table.stage.play(person).attempt.key.number, 1);
}

void five_questions_have_five_minutes()
{
    EXPECT_EQ(page_settings().time_limit, 300s);
    Table table;
    auto const attempt = table.stage.start(table.stage.player())->paper.attempt;
    EXPECT_EQ(attempt.deadline - attempt.issued_at, 300s);
}

void a_lost_connection_costs_no_answer_that_had_arrived()
{
    Table table;
    auto const person = table.stage.player();
    auto const attempt = table.stage.start(person)->paper.attempt;
    table.stage.database.advance(200s);
    auto const resumed = table.stage.start(person);
    EXPECT_EQ(resumed->origin, PaperOrigin::resumed);
    EXPECT_EQ(resumed->paper.attempt.paper.text(), attempt.paper.text());
    auto const saved = table.stage.database.run([&](sql::Transaction& tx) {
        return save_answers(tx, *table.stage.live,
                            {person, slug, attempt.key.date, 1,
                             Stage::sent(Stage::answers_with(attempt.paper, 3))});
    });
    ASSERT_TRUE(is_accepted(saved));
    table.stage.database.advance(401s);
    EXPECT_EQ(table.stage.expire(), 1U);
    EXPECT_EQ(table.home(person).month->place.points, 30);
}

void both_attempts_are_added()
{
    Table table;
    auto const person = table.stage.player();
    table.stage.play(person, 5);
    table.stage.share(person);
    EXPECT_EQ(table.stage.play(person, 5).month.points, 100);
}

void no_question_comes_twice_within_seven_days()
{
    EXPECT_EQ(page_settings().no_repeat_days, 7);
    Table table;
    auto const person = table.stage.player();
    std::set<QuestionId> met;
    for (int day_of_month = 8; day_of_month < 15; ++day_of_month) {
        table.stage.database.set_now(march(day_of_month, 9));
        table.stage.share(person);
        for (int number = 1; number <= 2; ++number) {
            auto const result = table.stage.play(person);
            for (auto const& question : result.attempt.paper.questions)
                EXPECT_TRUE(met.insert(question.wording->id).second);
        }
    }
    EXPECT_EQ(met.size(), 70U);
}

void every_paper_is_equally_hard()
{
    EXPECT_EQ(page_settings().draw, DrawStrategy::stratified);
    Table table;
    for (int player = 0; player < 20; ++player) {
        std::array<int, strata_count> mix{};
        auto const attempt = table.stage.start(table.stage.player())->paper.attempt;
        for (auto const& question : attempt.paper.questions)
            ++mix[static_cast<std::size_t>(question.wording->stratum)];
        EXPECT_EQ(mix, (std::array{2, 2, 1}));
    }
}

void multiple_choice_counts_whole_or_not_at_all()
{
    PaperQuestion const both{std::make_shared<Question>(question(1, Stratum::easy, {0, 2})),
                             OptionOrder{4}};
    EXPECT_TRUE(is_right(both, {0, 2}));
    for (auto const part : {OptionSet{}, OptionSet{0}, OptionSet{2}, OptionSet{0, 1, 2}})
        EXPECT_FALSE(is_right(both, part));
}

void answers_are_revealed_after_the_attempt()
{
    Table table;
    auto const person = table.stage.player();
    auto const attempt = table.stage.start(person)->paper.attempt;
    FindAttempt const command{person, slug, attempt.key.date, 1};
    auto const find = [&] {
        return table.stage.database.run(
            [&](sql::Transaction& tx) { return find_attempt(tx, *table.stage.live, command); });
    };
    EXPECT_TRUE(std::holds_alternative<PlayedAttempt>(find().value()));
    table.stage.hand_in(attempt, wrong_answers(attempt.paper)).value();
    auto const result = std::get<AttemptResult>(find().value());
    for (auto const& asked : result.attempt.paper.questions)
        EXPECT_FALSE(asked.wording->explanation.empty());
}

void a_second_device_goes_on_with_the_same_attempt()
{
    Table table;
    auto const person = table.stage.player();
    auto const first = table.stage.start(person)->paper.attempt;
    EXPECT_EQ(table.stage.start(person)->paper.attempt.paper.text(), first.paper.text());
    EXPECT_EQ(table.count(count_attempts), 1);
}

void a_disputed_question_changes_nothing_until_it_is_decided()
{
    Table table;
    auto const played = table.stage.play(table.stage.player(), 2).attempt.key;
    ASSERT_TRUE(is_accepted(table.stage.database.run([&](sql::Transaction& tx) {
        return report_question(tx, *table.stage.live,
                               {played.person, slug, played.date, 1, 4, "answer_wrong"});
    })));
    EXPECT_EQ(table.home(played.person).month->place.points, 20);
    EXPECT_EQ(differences(table.stage.verify()), "");
}

class OpenAttemptQuestions : public testing::TestWithParam<OpenQuestion> {};

TEST_P(OpenAttemptQuestions, HaveTheFairestDefault)
{
    GetParam().holds_by_default();
}

INSTANTIATE_TEST_SUITE_P(
    Rules, OpenAttemptQuestions,
    testing::Values(
        OpenQuestion{"AMB_Q2", a_day_is_a_day_in_shanghai},
        OpenQuestion{"AMB_Q3", pressing_share_is_enough},
        OpenQuestion{"AMB_Q4", sharing_may_come_first_and_is_not_carried_over},
        OpenQuestion{"AMB_Q5", an_unanswered_question_gives_nothing_and_counts_as_asked},
        OpenQuestion{"AMB_Q6", an_attempt_counts_where_it_began_and_the_month_waits_for_it},
        OpenQuestion{"AMB_Q7", five_questions_have_five_minutes},
        OpenQuestion{"AMB_Q8", a_lost_connection_costs_no_answer_that_had_arrived},
        OpenQuestion{"AMB_Q9", both_attempts_are_added},
        OpenQuestion{"AMB_Q10", no_question_comes_twice_within_seven_days},
        OpenQuestion{"AMB_Q11", every_paper_is_equally_hard},
        OpenQuestion{"AMB_Q12", multiple_choice_counts_whole_or_not_at_all},
        OpenQuestion{"AMB_Q13", answers_are_revealed_after_the_attempt},
        OpenQuestion{"AMB_Q25", a_disputed_question_changes_nothing_until_it_is_decided},
        OpenQuestion{"AMB_Q26", a_second_device_goes_on_with_the_same_attempt}),
    [](auto const& row) { return row.param.id; });

} // namespace
} // namespace quiz
