#include "quiz/domain/walk.hpp"

#include "quiz/domain/fixtures_test.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>

namespace quiz {
namespace {

using namespace fixtures;

WalkTerms terms_on(Bank const& bank, base::CivilDate date, std::span<QuestionId const> recent = {},
                   std::int64_t person = 1)
{
    return {bank.snapshot, keys(person).walk, date, 7, recent};
}

RC_GTEST_PROP(Walk, RepeatsNothingBeforeTheStratumIsUsedUp, ())
{
    auto const size = *rc::gen::inRange(2, 120);
    auto const each = *rc::gen::inRange(1, std::min(size, 6));
    auto const stratum = bank(size, 0, 0);
    auto const terms = WalkTerms{
        stratum.snapshot, keys(*rc::gen::arbitrary<std::int64_t>()).walk, day(3, 1), 7, {}};
    Walk walk;
    std::set<QuestionId> met;
    // As many whole papers as fit into one cycle.
    for (int papers = 0; papers < size / each; ++papers) {
        std::vector<BankItem> taken;
        take(walk, terms, Ground::easy, each, taken);
        for (auto const& item : taken)
            RC_ASSERT(met.insert(item.question).second);
    }
    RC_ASSERT(static_cast<int>(met.size()) == size / each * each);
}

RC_GTEST_PROP(Walk, NeverTakesOneQuestionTwiceForOnePaper, ())
{
    auto const size = *rc::gen::inRange(2, 12);
    auto const each = *rc::gen::inRange(1, size + 1);
    auto const stratum = bank(size, 0, 0);
    std::vector<QuestionId> recent;
    Walk walk;
    for (int paper = 0; paper < 20; ++paper) {
        std::vector<BankItem> taken;
        take(walk, terms_on(stratum, day(3, 1 + paper / 2), recent), Ground::easy, each, taken);
        std::set<QuestionId> met;
        for (auto const& item : taken) {
            RC_ASSERT(met.insert(item.question).second);
            recent.push_back(item.question);
        }
    }
}

RC_GTEST_PROP(Walk, ReadsBackWhatItWrote, ())
{
    Walk walk;
    for (auto& ground : walk.grounds) {
        auto const size = *rc::gen::inRange(0, 100'000);
        ground = {*rc::gen::inRange(0, 50), size, *rc::gen::inRange(0, size + 1)};
    }
    auto const avoided =
        *rc::gen::container<std::set<std::int64_t>>(rc::gen::inRange<std::int64_t>(1, 1'000'000));
    for (auto const question : avoided)
        walk.avoided.push_back(QuestionId{question});
    if (!avoided.empty())
        walk.avoided_until = day(3, *rc::gen::inRange(1, 32));
    RC_ASSERT(Walk::from_text(walk.text()) == walk);
}

TEST(Walk, PassesOverDisabledItems)
{
    std::array<std::vector<BankItem>, strata_count> strata;
    for (int id = 1; id <= 20; ++id)
        strata[0].push_back({QuestionId{id}, 1, id % 2 == 0});
    BankSnapshot const snapshot{BankId{1}, 1, strata};
    Walk walk;
    std::vector<BankItem> taken;
    take(walk, {snapshot, keys().walk, day(3, 1), 7, {}}, Ground::easy, 10, taken);
    for (auto const& item : taken)
        EXPECT_EQ(item.question.value % 2, 0);
}

TEST(Walk, AvoidsWhatWasSeenInTheLastDays)
{
    auto const stratum = bank(40, 0, 0);
    std::vector<QuestionId> recent;
    for (int id = 1; id <= 20; ++id)
        recent.push_back(QuestionId{id});
    Walk walk;
    std::vector<BankItem> taken;
    take(walk, terms_on(stratum, day(3, 1), recent), Ground::easy, 20, taken);
    for (auto const& item : taken)
        EXPECT_GT(item.question.value, 20);
}

TEST(Walk, RepeatsWhatWasSeenWhenNothingElseIsLeft)
{
    auto const stratum = bank(5, 0, 0);
    std::vector<QuestionId> recent;
    for (int id = 1; id <= 5; ++id)
        recent.push_back(QuestionId{id});
    Walk walk;
    std::vector<BankItem> taken;
    take(walk, terms_on(stratum, day(3, 1), recent), Ground::easy, 3, taken);
    EXPECT_EQ(taken.size(), 3U);
}

TEST(Walk, AvoidsNoLongerThanTheRuleSays)
{
    auto const stratum = bank(30, 0, 0);
    auto const recent = std::vector{QuestionId{1}};
    Walk walk;
    std::vector<BankItem> taken;
    take(walk, terms_on(stratum, day(3, 1), recent), Ground::easy, 1, taken);
    EXPECT_EQ(walk.avoided, recent);
    take(walk, terms_on(stratum, day(3, 7), recent), Ground::easy, 1, taken);
    EXPECT_EQ(walk.avoided, recent);
    take(walk, terms_on(stratum, day(3, 8), recent), Ground::easy, 1, taken);
    EXPECT_TRUE(walk.avoided.empty());
}

TEST(Walk, GoesOnUndisturbedWhenItemsAreAdded)
{
    auto const before = bank(20, 0, 0);
    auto const after = bank(50, 0, 0, 2);
    Walk walk;
    std::vector<BankItem> taken;
    take(walk, terms_on(before, day(3, 1)), Ground::easy, 8, taken);
    take(walk, terms_on(after, day(3, 1)), Ground::easy, 12, taken);
    std::set<QuestionId> met;
    for (auto const& item : taken) {
        EXPECT_LE(item.question.value, 20);
        EXPECT_TRUE(met.insert(item.question).second);
    }
    std::vector<BankItem> next_cycle;
    take(walk, terms_on(after, day(3, 2)), Ground::easy, 50, next_cycle);
    EXPECT_EQ(next_cycle.size(), 50U);
}

TEST(Walk, KnowsWhenACycleBegan)
{
    auto const stratum = bank(5, 0, 0);
    Walk walk;
    std::vector<bool> turns;
    for (int paper = 0; paper < 6; ++paper) {
        auto const before = walk;
        std::vector<BankItem> taken;
        take(walk, terms_on(stratum, day(3, 1)), Ground::easy, 2, taken);
        turns.push_back(has_turned(before, walk));
    }
    EXPECT_EQ(turns, (std::vector{true, false, true, false, false, true}));
}

TEST(Walk, ShowsEveryQuestionEquallyOftenAcrossPeople)
{
    constexpr int people = 6000;
    auto const stratum = bank(60, 0, 0);
    std::vector<int> counts(61);
    for (int person = 1; person <= people; ++person) {
        Walk walk;
        std::vector<BankItem> taken;
        take(walk, terms_on(stratum, day(3, 1), {}, person), Ground::easy, 2, taken);
        for (auto const& item : taken)
            ++counts[static_cast<std::size_t>(item.question.value)];
    }
    double statistic = 0;
    for (int id = 1; id <= 60; ++id) {
        auto const difference = counts[static_cast<std::size_t>(id)] - people / 30.0;
        statistic += difference * difference / (people / 30.0);
    }
    // 59 degrees of freedom: 98.3 is exceeded once in a thousand.
    EXPECT_LT(statistic, 98.3);
}

TEST(Walk, ReadsBackFromItsTextAfterEveryPaper)
{
    auto const stratum = bank(12, 0, 0);
    std::vector<QuestionId> const seen{QuestionId{3}, QuestionId{5}};
    for (auto const& recent : {std::vector<QuestionId>{}, seen}) {
        Walk walk;
        for (int paper = 0; paper < 40; ++paper) {
            std::vector<BankItem> items;
            take(walk, terms_on(stratum, day(3, 1) + paper / 2, recent), Ground::easy, 2, items);
            ASSERT_EQ(Walk::from_text(walk.text()), walk) << paper;
        }
    }
}

TEST(Walk, RefusesDamagedTexts)
{
    for (auto const* const text :
         {"", "1", "1.2.3", "1.2.3,0.0.0,0.0.0,0.0.0", "0.0.0,0.0.0,0.0.0,0.0.0,",
          "0.0.0,0.0.0,0.0.0,0.0.0|5", "0.0.0,0.0.0,0.0.0,0.0.0|5:"})
        EXPECT_FALSE(Walk::from_text(text)) << text;
}

} // namespace
} // namespace quiz
