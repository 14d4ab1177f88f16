#include "quiz/domain/practice.hpp"

#include "quiz/domain/fixtures_test.hpp"

#include <gtest/gtest.h>
#include <set>

namespace {

using namespace quiz;

Attempt played(AttemptState state, bool is_right)
{
    auto attempt = fixtures::issued_attempt(fixtures::march(8, 9));
    attempt.answers =
        is_right ? fixtures::right_answers(attempt.paper) : fixtures::wrong_answers(attempt.paper);
    attempt.state = state;
    return attempt;
}

TEST(Practice, AsksEachAnsweredQuestionOnce)
{
    std::vector const attempts{played(AttemptState::submitted, true),
                               played(AttemptState::expired, true)};
    auto const paper = practice_paper(attempts, 5, {1, 2});
    std::set<QuestionId> asked;
    for (auto const& question : paper.questions)
        asked.insert(question.wording->id);
    EXPECT_EQ(asked.size(), 5U);
    EXPECT_EQ(paper.questions.size(), 5U);
}

TEST(Practice, ChoosesMistakesFirst)
{
    auto attempt = played(AttemptState::submitted, true);
    auto const wrong = fixtures::wrong_answers(attempt.paper);
    attempt.answers->chosen[3] = wrong.chosen[3];
    auto const mistaken = attempt.paper.questions[3].wording->id;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        auto const paper = practice_paper({&attempt, 1}, 1, {seed, 0});
        ASSERT_EQ(paper.questions.size(), 1U);
        EXPECT_EQ(paper.questions.front().wording->id, mistaken);
    }
}

TEST(Practice, NeedsAFinishedAttempt)
{
    auto const open = played(AttemptState::issued, true);
    EXPECT_TRUE(practice_paper({&open, 1}, 5, {1, 2}).questions.empty());
}

TEST(Practice, HasAnotherOrderForAnotherSeed)
{
    auto const attempt = played(AttemptState::submitted, true);
    std::set<std::string> papers;
    for (std::uint64_t seed = 0; seed < 20; ++seed)
        papers.insert(practice_paper({&attempt, 1}, 5, {seed, 0}).text());
    EXPECT_GT(papers.size(), 15U);
}

} // namespace
