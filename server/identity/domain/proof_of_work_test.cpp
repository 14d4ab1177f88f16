#include "identity/domain/proof_of_work.hpp"

#include "identity/domain/refusals.hpp"

#include <gtest/gtest.h>
#include <string>

namespace {

using namespace std::chrono_literals;
using identity::Proof;
using identity::ProofTask;

constexpr base::Instant now{1'615'165'200'000};

class ProofOfWork : public testing::Test {
protected:
    ProofTask task(int difficulty_bits) const
    {
        std::string const random(identity::proof_random_bytes, 'r');
        return identity::new_task(keys_, {.difficulty_bits = difficulty_bits}, random, now);
    }

    base::Result<identity::SolvedTask> check(Proof const& proof, base::Instant at = now) const
    {
        return identity::check_proof(keys_, proof, at);
    }

    identity::Keys keys_ = identity::Keys::derive({});
};

TEST_F(ProofOfWork, AcceptsTheFirstCounterThatSolvesTheTask)
{
    auto const given = task(10);
    auto const solved = check({given.challenge, identity::solve(given)});
    ASSERT_TRUE(solved.has_value());
    EXPECT_EQ(solved->expires_at, given.expires_at);
    EXPECT_EQ(solved->id.size(), 2 * identity::proof_random_bytes);
}

TEST_F(ProofOfWork, AsksForLeadingZeroBitsOfTheHashOfChallengeAndCounter)
{
    // What the contract tells other programs to do, done by hand.
    auto const given = task(8);
    std::int64_t counter = 0;
    while (base::sha256(given.challenge + ":" + std::to_string(counter))[0] != 0)
        ++counter;
    EXPECT_EQ(identity::solve(given), counter);
}

TEST_F(ProofOfWork, RefusesTooFewZeroBits)
{
    auto const given = task(12);
    auto const solution = identity::solve(given);
    for (std::int64_t counter = 0; counter < solution; ++counter)
        ASSERT_TRUE(check({given.challenge, counter}).error().is(identity::proof_wrong)) << counter;
}

TEST_F(ProofOfWork, RefusesACounterBelowZero)
{
    EXPECT_TRUE(check({task(0).challenge, -1}).error().is(identity::proof_wrong));
}

TEST_F(ProofOfWork, EndsAtTheInstantItSays)
{
    auto const given = task(0);
    EXPECT_EQ(given.expires_at, now + 120s);
    EXPECT_TRUE(check({given.challenge, 0}, now + 119'999ms).has_value());
    EXPECT_TRUE(check({given.challenge, 0}, now + 120'000ms).error().is(identity::proof_expired));
}

TEST_F(ProofOfWork, RefusesAChallengeThatSomebodyHasChanged)
{
    auto const given = task(0);
    auto raw = *base::from_base64url(given.challenge);
    for (std::size_t index = 0; index < raw.size(); ++index) {
        auto changed = raw;
        changed[index] = static_cast<char>(changed[index] ^ 1);
        EXPECT_TRUE(check({base::base64url(changed), 0}).error().is(identity::proof_wrong))
            << index;
    }
}

TEST_F(ProofOfWork, RefusesWhatIsNoChallengeOfThisProgram)
{
    auto const foreign = identity::Keys::derive({{1}});
    std::string const random(identity::proof_random_bytes, 'r');
    auto const given = identity::new_task(foreign, {.difficulty_bits = 0}, random, now);
    for (std::string const& challenge : {std::string{}, std::string{"?"}, given.challenge})
        EXPECT_TRUE(check({challenge, 0}).error().is(identity::proof_wrong)) << challenge;
}

} // namespace
