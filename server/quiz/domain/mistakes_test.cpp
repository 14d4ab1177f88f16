#include "quiz/domain/mistakes.hpp"

#include "quiz/domain/fixtures_test.hpp"

#include <algorithm>
#include <functional>
#include <gtest/gtest.h>

namespace {

using namespace quiz;

/// A finished attempt of a day whose first `wrong` questions are answered wrongly.
Attempt played(int day_of_march, std::size_t wrong)
{
    auto attempt = fixtures::issued_attempt(fixtures::march(day_of_march, 9));
    attempt.answers = fixtures::right_answers(attempt.paper);
    auto const all_wrong = fixtures::wrong_answers(attempt.paper);
    for (std::size_t index = 0; index < wrong; ++index)
        attempt.answers->chosen[index] = all_wrong.chosen[index];
    attempt.state = AttemptState::submitted;
    return attempt;
}

TEST(Mistakes, AreWhatWasAnsweredWrongly)
{
    auto const attempt = played(8, 2);
    auto const mistakes = mistakes_in({&attempt, 1});
    ASSERT_EQ(mistakes.size(), 2U);
    for (auto const& mistake : mistakes) {
        EXPECT_EQ(mistake.times_wrong, 1);
        EXPECT_EQ(mistake.last_wrong_on, fixtures::day(3, 8));
        EXPECT_NE(mistake.chosen, mistake.question.answer());
        EXPECT_FALSE(mistake.chosen.is_empty());
    }
}

TEST(Mistakes, ShowTheOptionsAsTheyStoodOnThePaper)
{
    auto const attempt = played(8, 5);
    for (auto const& mistake : mistakes_in({&attempt, 1})) {
        auto const seen =
            std::ranges::find(attempt.paper.questions, mistake.question.wording,
                              [](PaperQuestion const& question) { return question.wording; });
        ASSERT_NE(seen, attempt.paper.questions.end());
        EXPECT_EQ(mistake.question.order, seen->order);
        auto const index = static_cast<std::size_t>(seen - attempt.paper.questions.begin());
        EXPECT_EQ(mistake.chosen, attempt.answers->chosen[index]);
    }
}

TEST(Mistakes, CountUpAndStandAtTheirLatestDay)
{
    auto const earlier = played(8, 1);
    auto later = earlier;
    later.key.date = fixtures::day(3, 20);
    auto const other = [] {
        auto attempt = played(12, 1);
        attempt.key.date = fixtures::day(3, 12);
        return attempt;
    }();
    std::vector const attempts{later, earlier, other};
    auto const mistakes = mistakes_in(attempts);
    ASSERT_GE(mistakes.size(), 1U);
    EXPECT_EQ(mistakes.front().last_wrong_on, fixtures::day(3, 20));
    EXPECT_GE(mistakes.front().times_wrong, 2);
    EXPECT_TRUE(std::ranges::is_sorted(mistakes, std::greater{}, &Mistake::last_wrong_on));
}

TEST(Mistakes, AreNotWhatWasLeftOpen)
{
    auto unanswered = played(8, 0);
    unanswered.answers = Answers::none(unanswered.paper.questions.size());
    auto still_open = played(9, 5);
    still_open.state = AttemptState::issued;
    auto voided = played(10, 5);
    voided.state = AttemptState::voided;
    std::vector const attempts{unanswered, still_open, voided};
    EXPECT_TRUE(mistakes_in(attempts).empty());
}

} // namespace
