#include "quiz/domain/paper.hpp"

#include "quiz/domain/fixtures_test.hpp"
#include "quiz/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <map>
#include <rapidcheck/gtest.h>
#include <set>

namespace quiz {
namespace {

using namespace fixtures;
using support::is_refused;

DrawnPaper draw(ContestRules const& by, Bank const& from, base::CivilDate date, int number,
                Walk walk = {}, std::int64_t person = 1)
{
    return draw_paper({by, from.snapshot, from.shelf, keys(person), date, number, {}},
                      std::move(walk))
        .value();
}

TEST(DrawPaper, TakesTwoEasyTwoMediumAndOneHard)
{
    auto const paper = draw(rules(), bank(50, 50, 50), day(3, 8), 1).paper;
    std::array<int, strata_count> counts{};
    for (auto const& question : paper.questions)
        ++counts[static_cast<std::size_t>(question.wording->stratum)];
    EXPECT_EQ(counts, (std::array{2, 2, 1}));
}

TEST(DrawPaper, TakesFromTheWholeBankWhenTheDrawIsUniform)
{
    auto settings = page_settings();
    settings.draw = DrawStrategy::uniform;
    auto const paper = draw(rules(settings), bank(0, 0, 50), day(3, 8), 1).paper;
    EXPECT_EQ(paper.questions.size(), 5U);
}

TEST(DrawPaper, IsAFunctionOfItsTerms)
{
    auto const march_rules = rules();
    auto const march_bank = bank(300, 300, 100);
    auto const first = draw(march_rules, march_bank, day(3, 8), 1).paper.text();
    for (int again = 0; again < 100; ++again)
        ASSERT_EQ(draw(march_rules, march_bank, day(3, 8), 1).paper.text(), first);
    EXPECT_NE(draw(march_rules, march_bank, day(3, 8), 2).paper.text(), first);
    EXPECT_NE(draw(march_rules, march_bank, day(3, 9), 1).paper.text(), first);
    EXPECT_NE(draw(march_rules, march_bank, day(3, 8), 1, {}, 2).paper.text(), first);
}

TEST(DrawPaper, NeverRepeatsAQuestionWithinAMonthWhileTheBankIsLargeEnough)
{
    auto const march_rules = rules();
    auto const march_bank = bank(140, 140, 70);
    Walk walk;
    std::set<QuestionId> met;
    for (int day_of_month = 1; day_of_month <= 31; ++day_of_month) {
        for (int const number : {1, 2}) {
            auto drawn = draw(march_rules, march_bank, day(3, day_of_month), number, walk);
            for (auto const& question : drawn.paper.questions)
                ASSERT_TRUE(met.insert(question.wording->id).second);
            walk = drawn.walk;
        }
    }
}

TEST(DrawPaper, ShowsEveryQuestionOfAStratumEquallyOftenAcrossPeople)
{
    constexpr int people = 3000;
    auto const march_rules = rules();
    auto const march_bank = bank(40, 40, 20);
    std::map<QuestionId, int> counts;
    for (int person = 1; person <= people; ++person) {
        auto const paper = draw(march_rules, march_bank, day(3, 8), 1, {}, person).paper;
        for (auto const& question : paper.questions)
            ++counts[question.wording->id];
    }
    ASSERT_EQ(counts.size(), 100U);
    // Two of 40, two of 40 and one of 20: each question has the same chance. The secret is fixed,
    // so the outcome is too; 145.7 is exceeded once in a thousand (97 degrees of freedom).
    constexpr double expected = people / 20.0;
    double statistic = 0;
    for (auto const& [question, count] : counts)
        statistic += (count - expected) * (count - expected) / expected;
    EXPECT_LT(statistic, 145.7);
}

TEST(DrawPaper, PutsTheRightAnswerEverywhereEquallyOften)
{
    auto const march_rules = rules();
    auto const march_bank = bank(40, 40, 20);
    std::array<int, 4> counts{};
    for (int person = 1; person <= 2000; ++person) {
        auto const paper = draw(march_rules, march_bank, day(3, 8), 1, {}, person).paper;
        for (auto const& question : paper.questions) {
            for (int position = 0; position < 4; ++position)
                counts[static_cast<std::size_t>(position)] +=
                    question.answer().contains(position) ? 1 : 0;
        }
    }
    double statistic = 0;
    for (auto const count : counts)
        statistic += (count - 2500.0) * (count - 2500.0) / 2500.0;
    // 3 degrees of freedom: 16.3 is exceeded once in a thousand.
    EXPECT_LT(statistic, 16.3);
}

TEST(DrawPaper, KeepsRightBeforeWrong)
{
    QuestionShelf shelf;
    std::array<std::vector<BankItem>, strata_count> strata;
    for (int id = 1; id <= 5; ++id) {
        auto true_or_false = question(id, Stratum::easy, {1});
        true_or_false.type = QuestionType::true_false;
        true_or_false.options = {"正确", "错误"};
        shelf.put(true_or_false);
        strata[0].push_back({QuestionId{id}, 1, true});
    }
    auto settings = page_settings();
    settings.draw = DrawStrategy::uniform;
    Bank const from{BankSnapshot{BankId{1}, 1, strata}, std::move(shelf)};
    for (auto const& shown : draw(rules(settings), from, day(3, 8), 1).paper.questions)
        EXPECT_EQ(shown.answer(), (OptionSet{1}));
}

TEST(DrawPaper, RefusesABankThatIsTooSmall)
{
    auto const march_rules = rules();
    auto const march_bank = bank(50, 50, 0);
    auto const drawn = draw_paper(
        {march_rules, march_bank.snapshot, march_bank.shelf, keys(), day(3, 8), 1, {}}, Walk{});
    ASSERT_TRUE(is_refused(drawn, bank_too_small));
    EXPECT_EQ(drawn.error().facts[0], (base::Error::Fact{"stratum", "hard"}));
}

RC_GTEST_PROP(Paper, ReadsBackWhatItWrote, ())
{
    auto const march_bank = bank(40, 40, 20);
    auto const paper = draw(rules(), march_bank, day(3, *rc::gen::inRange(1, 32)), 1, {},
                            *rc::gen::inRange<std::int64_t>(1, 1'000'000))
                           .paper;
    auto const read = Paper::from_text(paper.text(), march_bank.shelf);
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->text() == paper.text());
    auto const names = wordings_in(paper.text());
    RC_ASSERT(names.size() == 5U);
    RC_ASSERT(names[0].question == paper.questions[0].wording->id);
}

TEST(Paper, RefusesDamagedTexts)
{
    auto const march_bank = bank(40, 40, 20);
    for (auto const* const text : {"", "1", "1.1", "1.1:", "1.1:01", "1.1:0123;", "1.1:0129",
                                   "1.1:012345678", "99.1:0123", "1.2:0123"})
        EXPECT_FALSE(Paper::from_text(text, march_bank.shelf)) << text;
    EXPECT_TRUE(Paper::from_text("1.1:0123;2.1:3210", march_bank.shelf));
}

TEST(OptionOrder, TranslatesBothWays)
{
    OptionOrder order{4};
    std::ranges::copy(std::array<std::uint8_t, 4>{2, 0, 3, 1}, order.places().begin());
    EXPECT_EQ(order.as_shown({0, 3}), (OptionSet{1, 2}));
    EXPECT_EQ(order.as_written({1, 2}), (OptionSet{0, 3}));
}

TEST(BankSnapshot, ReadsBackWhatItWrote)
{
    auto const text = "412.1,413.2-;500.1;";
    EXPECT_FALSE(BankSnapshot::from_text(BankId{1}, 3, text));
    auto const snapshot = BankSnapshot::from_text(BankId{1}, 3, "412.1,413.2-;500.1;;");
    ASSERT_TRUE(snapshot);
    EXPECT_EQ(snapshot->items_text(), "412.1,413.2-;500.1;;");
    EXPECT_EQ(snapshot->enabled(Ground::easy), 1);
    EXPECT_EQ(snapshot->enabled(Ground::whole), 2);
    EXPECT_EQ(snapshot->items(Ground::whole)[1], (BankItem{QuestionId{413}, 2, false}));
}

} // namespace
} // namespace quiz
