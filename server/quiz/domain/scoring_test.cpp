#include "quiz/domain/scoring.hpp"

#include "quiz/domain/fixtures_test.hpp"
#include "quiz/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace quiz {
namespace {

using namespace fixtures;
using support::is_refused;

using Sent = std::vector<std::vector<std::int64_t>>;

/// Two questions shown as written: the first has the one right option 2, the second 0 and 3.
Paper two_questions()
{
    Paper paper;
    paper.questions.push_back(
        {std::make_shared<Question const>(question(1, Stratum::easy, {2})), OptionOrder{4}});
    paper.questions.push_back(
        {std::make_shared<Question const>(question(2, Stratum::easy, {0, 3})), OptionOrder{4}});
    return paper;
}

TEST(Scoring, GivesTenPointsForEachRightAnswer)
{
    auto const paper = issued_attempt(march(8, 9)).paper;
    auto answers = wrong_answers(paper);
    EXPECT_EQ(score(paper, answers, rules()), (Score{0, 0}));
    for (int right = 1; right <= 5; ++right) {
        auto const index = static_cast<std::size_t>(right - 1);
        answers.chosen[index] = paper.questions[index].answer();
        EXPECT_EQ(score(paper, answers, rules()), (Score{right, 10 * right}));
    }
}

TEST(Scoring, GivesNothingForAnUnansweredQuestion)
{
    auto const paper = two_questions();
    EXPECT_EQ(score(paper, Answers::none(2), rules()), (Score{0, 0}));
}

TEST(Scoring, CountsAMultipleChoiceOnlyAsAWhole)
{
    auto const paper = two_questions();
    EXPECT_TRUE(is_right(paper.questions[1], {0, 3}));
    EXPECT_FALSE(is_right(paper.questions[1], {0}));
    EXPECT_FALSE(is_right(paper.questions[1], {0, 1, 3}));
    EXPECT_FALSE(is_right(paper.questions[1], {}));
}

TEST(Answers, AreReadInTheOrderShown)
{
    auto const paper = two_questions();
    auto const answers = Answers::create(paper, Sent{{2}, {3, 0}});
    ASSERT_TRUE(answers);
    EXPECT_EQ(answers->text(), "2;03");
    EXPECT_EQ(score(paper, *answers, rules()), (Score{2, 20}));
}

TEST(AnswersRefusals, NameWhatIsAllowed)
{
    auto const paper = two_questions();
    EXPECT_TRUE(is_refused(Answers::create(paper, Sent{}), answers_count));
    EXPECT_TRUE(is_refused(Answers::create(paper, Sent{{0}, {1}, {2}}), answers_count));
    EXPECT_TRUE(is_refused(Answers::create(paper, Sent{{4}, {}}), answer_out_of_range));
    EXPECT_TRUE(is_refused(Answers::create(paper, Sent{{}, {-1}}), answer_out_of_range));
    EXPECT_TRUE(is_refused(Answers::create(paper, Sent{{0, 1}, {}}), answer_not_single));
    EXPECT_FALSE(Answers::create(paper, Sent{{0, 0}, {}})->chosen[0].is_empty());
}

RC_GTEST_PROP(Answers, ReadBackWhatTheyWrote, ())
{
    Answers answers;
    auto const count = *rc::gen::inRange<std::size_t>(1, 20);
    for (std::size_t index = 0; index < count; ++index) {
        OptionSet chosen;
        for (int position = 0; position < options_max; ++position) {
            if (*rc::gen::arbitrary<bool>())
                chosen.insert(position);
        }
        answers.chosen.push_back(chosen);
    }
    RC_ASSERT(Answers::from_text(answers.text()) == answers);
}

TEST(Answers, RefuseDamagedTexts)
{
    EXPECT_FALSE(Answers::from_text("9"));
    EXPECT_FALSE(Answers::from_text("0,1"));
    EXPECT_TRUE(Answers::from_text(";;;;"));
}

} // namespace
} // namespace quiz
