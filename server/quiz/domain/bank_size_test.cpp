#include "quiz/domain/bank_size.hpp"

#include "quiz/domain/fixtures_test.hpp"
#include "quiz/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace {

using namespace quiz;
using fixtures::bank;
using support::is_accepted;
using support::is_refused;

TEST(BankSize, Is310ByTheRulesOfThePage)
{
    auto const rules = fixtures::rules();
    EXPECT_EQ(questions_needed(rules), 310);
    EXPECT_TRUE(is_accepted(check_bank_size(rules, bank(140, 120, 50).snapshot)));
    auto const short_by_one = check_bank_size(rules, bank(140, 120, 49).snapshot);
    ASSERT_TRUE(is_refused(short_by_one, bank_too_small));
    EXPECT_EQ(short_by_one.error().facts[0].value, "309");
    EXPECT_EQ(short_by_one.error().facts[1].value, "310");
}

TEST(BankSize, FillsBothPapersOfADayFromEachStratum)
{
    auto const rules = fixtures::rules();
    EXPECT_TRUE(is_accepted(check_bank_size(rules, bank(4, 304, 2).snapshot)));
    EXPECT_TRUE(is_refused(check_bank_size(rules, bank(3, 305, 2).snapshot), bank_too_small));
    EXPECT_TRUE(is_refused(check_bank_size(rules, bank(5, 304, 1).snapshot), bank_too_small));
    auto settings = fixtures::page_settings();
    settings.draw = DrawStrategy::uniform;
    EXPECT_TRUE(is_accepted(check_bank_size(fixtures::rules(settings), bank(310, 0, 0).snapshot)));
}

TEST(BankSize, CountsOnlyEnabledQuestions)
{
    auto const all = bank(140, 120, 50).snapshot;
    std::array<std::vector<BankItem>, strata_count> strata;
    for (auto const ground : {Ground::easy, Ground::medium, Ground::hard})
        strata[static_cast<std::size_t>(ground)] = {all.items(ground).begin(),
                                                    all.items(ground).end()};
    strata[0][0].is_enabled = false;
    BankSnapshot const one_off{BankId{1}, 2, strata};
    EXPECT_TRUE(is_refused(check_bank_size(fixtures::rules(), one_off), bank_too_small));
}

} // namespace
