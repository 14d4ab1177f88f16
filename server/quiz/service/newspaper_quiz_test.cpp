#include "quiz/domain/contest_status.hpp"
#include "quiz/domain/rules_text.hpp"
#include "quiz/service/counting_entries.hpp"
#include "quiz/service/keeping_bank.hpp"
#include "quiz/service/managing_contests.hpp"
#include "quiz/service/newspaper_test.hpp"
#include "sql/breakdown.hpp"

#include <map>
#include <set>

/// The rules of the page about the contest and its attempts.
namespace quiz {
namespace {

using namespace fixtures;
using namespace std::chrono_literals;
using support::is_accepted;
using support::is_refused;

TEST_F(NewspaperQuiz, Q1IsAContestWithTitleThemeOrganiserRegionAndRules)
{
    auto const document =
        R"({"slug":"spring","title":"全省职工党史知识竞赛","theme":"我心向党",)"
        R"("slogan":"学党史、知党情、跟党走","organiser":"330000",)"
        R"("bank":"party-history","starts_on":"2021-03-01","ends_on":"2021-06-30"})";
    auto const made = stage.database.run([&](sql::Transaction& tx) {
        return create_contest(tx, *stage.live, operator_of_tests, document);
    });
    ASSERT_TRUE(is_accepted(made));
    auto const spring = stage.live->contest("spring").value();
    EXPECT_EQ(spring->settings.words.title, "全省职工党史知识竞赛");
    EXPECT_EQ(spring->settings.words.theme, "我心向党");
    EXPECT_EQ(spring->settings.words.slogan, "学党史、知党情、跟党走");
    EXPECT_EQ(
        stage.database.look([&](sql::Transaction& tx) { return organiser_name(tx, *spring); }),
        "浙江省总工会");
    // The region is that of the union that invites: whoever is below the province may play.
    EXPECT_EQ(stage.database.look([&](sql::Transaction& tx) { return stage.live->root(tx); }),
              stage.union_id("330000"));
    EXPECT_EQ(rules_in_chinese(spring->rules()).front(),
              "竞赛时间：2021 年 3 月 1 日至 6 月 30 日，每天都可以参与，以北京时间为准。");
    EXPECT_EQ(status_at(spring->rules(), march(8, 9)), ContestStatus::running);
}

TEST_F(NewspaperQuiz, Q2BeginsWithTheFirstSecondOfItsFirstDay)
{
    auto const person = stage.player();
    stage.database.set_now(march(1, 0) - 1ms);
    EXPECT_EQ(status_at(contest()->rules(), stage.database.now()), ContestStatus::announced);
    auto const early = stage.start(person);
    ASSERT_TRUE(is_refused(early, contest_not_begun));
    EXPECT_EQ(early.error().facts.front().value, "2021-03-01");
    stage.database.set_now(march(1, 0));
    EXPECT_TRUE(is_accepted(stage.start(person)));
}

TEST_F(NewspaperQuiz, Q3SpansFourCalendarMonthsAndNothingBeyond)
{
    std::vector<std::string> months;
    for (auto const& month : contest()->months)
        months.push_back(month.month.text());
    EXPECT_EQ(months, (std::vector<std::string>{"2021-03", "2021-04", "2021-05", "2021-06"}));
    auto const person = stage.player();
    stage.database.set_now(base::TimeZone::shanghai().start_of(day(7, 1)) - 1ms);
    EXPECT_EQ(stage.start(person)->paper.attempt.key.date, day(6, 30));
    stage.database.set_now(base::TimeZone::shanghai().start_of(day(7, 1)) + 1h);
    EXPECT_TRUE(is_refused(stage.start(person), contest_ended));
}

TEST_F(NewspaperQuiz, Q7AsksNothingBeforePhoneAndUnionAreStored)
{
    // A person is made from a number of eleven digits, and from each number one.
    EXPECT_FALSE(identity::PhoneNumber::parse("1990000000"));
    auto const number = identity::PhoneNumber::parse("19900000000").value();
    auto const person_of_number = [&] {
        return stage.database.look([&](sql::Transaction& tx) {
            return identity::register_person(tx, stage.keys, number).person;
        });
    };
    auto const person = person_of_number();
    EXPECT_EQ(person_of_number(), person);

    EXPECT_TRUE(is_refused(stage.start(person), union_missing));
    EXPECT_FALSE(home(person).has_union);
    EXPECT_EQ(count(count_attempts), 0);
    for (auto const* const code : {"330702", "33C01"})
        EXPECT_TRUE(is_accepted(stage.start(stage.player(code)))) << code;
}

TEST_F(NewspaperQuiz, Q8DrawsFiveDistinctEnabledQuestionsAndKeepsThemAsTheyWere)
{
    auto const turned = stage.database.run([&](sql::Transaction& tx) {
        return switch_question(tx, *stage.live, operator_of_tests, "party-history", "QB001",
                               QuestionSwitch::off);
    });
    ASSERT_TRUE(is_accepted(turned));
    std::map<std::int64_t, int> drawn;
    std::optional<Attempt> first;
    for (int player = 0; player < 60; ++player) {
        auto const attempt = stage.start(stage.player())->paper.attempt;
        std::set<QuestionId> questions;
        for (auto const& question : attempt.paper.questions) {
            questions.insert(question.wording->id);
            ++drawn[question.wording->id.value];
        }
        EXPECT_EQ(questions.size(), 5U);
        first = first.value_or(attempt);
    }
    EXPECT_FALSE(drawn.contains(1)) << "switched off";
    EXPECT_GT(drawn.size(), 100U) << "300 questions come to 60 people";

    // Another wording of a question on the paper, and another process: the paper stays.
    auto const text = first->paper.text();
    auto const& asked = *first->paper.questions[0].wording;
    QuestionDraft const draft{
        .code = asked.code,
        .type = "single",
        .period = "P1",
        .topic = "meeting",
        .difficulty = std::to_string(static_cast<int>(asked.stratum) + 1),
        .stem = "另一种问法？",
        .options = asked.options,
        .answer = "A",
        .explanation = "因为如此。",
        .source = "示例",
    };
    ASSERT_TRUE(is_accepted(stage.database.run([&](sql::Transaction& tx) {
        return put_question(tx, *stage.live, operator_of_tests, "party-history", draft);
    })));
    stage.restart();
    auto const resumed = stage.start(first->key.person)->paper.attempt;
    EXPECT_EQ(resumed.paper.text(), text);
    EXPECT_EQ(resumed.paper.questions[0].wording->stem, asked.stem);
}

TEST_F(NewspaperQuiz, Q9GivesTenPointsForEachRightAnswer)
{
    for (int right = 0; right <= 5; ++right)
        EXPECT_EQ(stage.play(stage.player(), right).attempt.score, (Score{right, 10 * right}));
}

TEST_F(NewspaperQuiz, Q10GivesOneAttemptADayThatIsNotCarriedOver)
{
    auto const person = stage.player();
    // Nothing on the 8th; the last second of the 9th and the first of the 10th are two days.
    stage.database.set_now(march(10, 0) - 1s);
    EXPECT_EQ(stage.play(person).attempt.key.date, day(3, 9));
    EXPECT_TRUE(is_refused(stage.start(person), second_chance_needed));
    stage.database.set_now(march(10, 0));
    EXPECT_EQ(stage.play(person).attempt.key.date, day(3, 10));
    EXPECT_TRUE(is_refused(stage.start(person), second_chance_needed));
}

TEST_F(NewspaperQuiz, Q11GivesOneMoreAttemptForSharingOnceADay)
{
    auto const person = stage.player();
    stage.play(person);
    EXPECT_EQ(share(person)->grant, Grant::granted);
    EXPECT_EQ(stage.play(person).attempt.key.number, 2);
    ASSERT_TRUE(is_accepted(share(person)));
    EXPECT_TRUE(is_refused(stage.start(person), attempt_quota_used));
    stage.database.set_now(march(9, 9));
    stage.play(person);
    EXPECT_TRUE(is_refused(stage.start(person), second_chance_needed));
}

TEST_F(NewspaperQuiz, Q12StopsAtTwoAttemptsADayInTheStoreToo)
{
    auto const person = stage.player();
    stage.play(person);
    stage.share(person);
    EXPECT_EQ(stage.start_together(person, 2)[1]->origin, PaperOrigin::resumed);
    stage.play(person);
    EXPECT_TRUE(is_refused(stage.start(person), attempt_quota_used));
    EXPECT_EQ(count(count_attempts), 2);
    for (auto const* const statement : {"UPDATE quiz_attempt SET number = 3 WHERE number = 2",
                                        "UPDATE quiz_attempt SET number = 1 WHERE number = 2"}) {
        auto const undone = stage.database.run([&](sql::Transaction& tx) -> base::Result<void> {
            EXPECT_THROW(tx.execute({"test", statement}, {}), sql::Breakdown) << statement;
            return std::unexpected{base::refuse(attempt_quota_used)};
        });
        EXPECT_FALSE(undone);
    }
}

TEST_F(NewspaperQuiz, Q13AddsBothAttemptsUpToAHundredPointsADay)
{
    for (auto const& [first, second] : {std::pair{5, 5}, std::pair{5, 3}, std::pair{0, 2}}) {
        auto const person = stage.player();
        stage.play(person, first);
        stage.share(person);
        EXPECT_EQ(stage.play(person, second).month.points, 10 * (first + second));
    }
    EXPECT_EQ(contest()->rules().points_per_attempt_max() * attempts_per_day_max, 100);
}

TEST_F(NewspaperQuiz, Q17CountsWhoCameByTheCodeAndWhoByTheMenu)
{
    for (auto const channel : {Channel::qr, Channel::official_account_menu}) {
        auto const counted = stage.database.run([&](sql::Transaction& tx) {
            return count_entry(tx, *stage.live,
                               {.slug = slug, .channel = std::string{text(channel)}});
        });
        ASSERT_TRUE(is_accepted(counted));
        IssuePaper const command{stage.player(), slug, channel};
        auto const paper = stage.database.look([&](sql::Transaction& tx) {
            return issue_papers(tx, *stage.live, {&command, 1}).front();
        });
        EXPECT_EQ(paper->paper.attempt.channel, channel);
    }
    auto const doors = stage.database.look(
        [&](sql::Transaction& tx) { return list_entries(tx, *stage.live, slug).value(); });
    ASSERT_EQ(doors.size(), 2U);
    for (auto const& door : doors)
        EXPECT_EQ(door.entries, 1) << text(door.channel);
}

TEST_F(NewspaperQuiz, Q18IsOpenEveryDayAtEveryHour)
{
    auto const person = stage.player();
    // 1 March was a Monday; 3 to 5 April and 1 to 5 May were holidays.
    for (auto date = day(3, 1); date <= day(6, 30); date = date + 1) {
        auto const hour = std::chrono::hours{date.days % 24};
        stage.database.set_now(base::TimeZone::shanghai().start_of(date) + hour);
        EXPECT_EQ(stage.play(person).attempt.key.date, date) << date.text();
    }
    EXPECT_EQ(count(count_attempts), 31 + 30 + 31 + 30);
}

} // namespace
} // namespace quiz
