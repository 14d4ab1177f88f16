#include "quiz/domain/attempt.hpp"

#include "quiz/domain/fixtures_test.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/domain/standing.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <regex>

namespace quiz {
namespace {

using namespace fixtures;
using support::is_refused;

Attempt handed_in(Attempt attempt, Answers const& answers, base::Instant at)
{
    return open_at(std::move(attempt), rules(), at).value().hand_in(answers, rules(), at);
}

TEST(Attempt, IsScoredWhenHandedIn)
{
    auto const issued = issued_attempt(march(8, 9));
    auto const attempt = handed_in(issued, right_answers(issued.paper), march(8, 9, 2));
    EXPECT_EQ(attempt.state, AttemptState::submitted);
    EXPECT_EQ(attempt.score, (Score{5, 50}));
    EXPECT_EQ(attempt.elapsed_ms, 120'000);
    EXPECT_EQ(attempt.handed_in_at, march(8, 9, 2));
}

TEST(Attempt, CanBeHandedInUntilTheGraceIsOver)
{
    auto const issued = issued_attempt(march(8, 9));
    EXPECT_TRUE(open_at(issued, rules(), march(8, 9, 10)));
    EXPECT_TRUE(is_refused(open_at(issued, rules(), march(8, 9, 10) + std::chrono::milliseconds{1}),
                           attempt_expired));
}

TEST(Attempt, BelongsToTheDayOnWhichItWasIssued)
{
    auto const issued = issued_attempt(march(31, 23, 58));
    auto const attempt = handed_in(issued, right_answers(issued.paper), march(32, 0, 2));
    EXPECT_EQ(attempt.key.date, day(3, 31));
}

TEST(Attempt, ExpiresWithTheAnswersThatWereSaved)
{
    auto const issued = issued_attempt(march(8, 9));
    auto const saved = open_at(issued, rules(), march(8, 9, 1))
                           .value()
                           .save(right_answers(issued.paper), march(8, 9, 1));
    EXPECT_EQ(saved.state, AttemptState::issued);
    ASSERT_TRUE(is_overdue(saved, rules(), march(8, 9, 11)));
    auto const expired = expire(saved, rules());
    EXPECT_EQ(expired.state, AttemptState::expired);
    EXPECT_EQ(expired.score, (Score{5, 50}));
    EXPECT_EQ(expired.elapsed_ms, 300'000);
    EXPECT_FALSE(expired.handed_in_at);
    EXPECT_EQ(expire(issued, rules()).score, (Score{0, 0}));
}

TEST(AttemptRefusals, SayWhyItIsNotOpen)
{
    auto attempt = issued_attempt(march(8, 9));
    auto const now = march(8, 9, 1);
    attempt.state = AttemptState::submitted;
    EXPECT_TRUE(is_refused(open_at(attempt, rules(), now), already_handed_in));
    attempt.state = AttemptState::expired;
    EXPECT_TRUE(is_refused(open_at(attempt, rules(), now), attempt_expired));
    attempt.state = AttemptState::voided;
    EXPECT_TRUE(is_refused(open_at(attempt, rules(), now), attempt_voided));
}

TEST(Receipt, HasFourGroupsThatCannotBeMisread)
{
    auto const issued = issued_attempt(march(8, 9));
    auto const attempt = handed_in(issued, right_answers(issued.paper), march(8, 9, 2));
    EXPECT_TRUE(std::regex_match(attempt.receipt,
                                 std::regex{"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"}))
        << attempt.receipt;
}

TEST(Receipt, ChangesWithAnythingInTheAttempt)
{
    auto const issued = issued_attempt(march(8, 9));
    auto const attempt = handed_in(issued, right_answers(issued.paper), march(8, 9, 2));
    auto const differs = [&](auto change) {
        auto other = attempt;
        change(other);
        return receipt_of(other) != attempt.receipt;
    };
    EXPECT_FALSE(differs([](Attempt&) {}));
    EXPECT_TRUE(differs([](Attempt& other) { other.score.points = 40; }));
    EXPECT_TRUE(differs([](Attempt& other) { other.answers->chosen[0] = {}; }));
    EXPECT_TRUE(differs([](Attempt& other) { other.key.person = base::PersonId{2}; }));
    EXPECT_TRUE(differs([](Attempt& other) { other.issued_at.ms += 1; }));
    EXPECT_TRUE(differs(
        [](Attempt& other) { std::swap(other.paper.questions[0], other.paper.questions[1]); }));
}

TEST(Standing, AddsAttemptsUp)
{
    auto const first = issued_attempt(march(8, 9));
    auto const second = issued_attempt(march(31, 9));
    Standing standing;
    standing.month = MonthId{3};
    standing.person = base::PersonId{1};
    EXPECT_FALSE(standing.level(rules()));
    standing.start(UnionId{12});
    standing.add(handed_in(first, right_answers(first.paper), march(8, 9, 1)), rules());
    standing.start(UnionId{13});
    standing.add(handed_in(second, wrong_answers(second.paper), march(31, 9, 0, 1)), rules());
    EXPECT_EQ(standing.points, 50);
    EXPECT_EQ(standing.correct, 5);
    EXPECT_EQ(standing.served, 10);
    // One minute, and the floor of two seconds a question instead of one second.
    EXPECT_EQ(standing.elapsed_ms, 60'000 + 10'000);
    EXPECT_EQ(standing.finished, 2);
    EXPECT_EQ(standing.union_id, UnionId{13});
    EXPECT_EQ(standing.played_days, 1U << 7 | 1U << 30);
    EXPECT_EQ(standing.level(rules()), 5);
}

} // namespace
} // namespace quiz
