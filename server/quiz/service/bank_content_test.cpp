// The shipped bank against the writing rules (E1 and E3 of the bank's guide): what a person would
// have to proofread again after every edit.

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "quiz/domain/bank_size.hpp"
#include "quiz/domain/fixtures_test.hpp"
#include "quiz/domain/question_file.hpp"
#include "quiz/domain/question_import.hpp"
#include "quiz/domain/study_card.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace quiz;

std::string text_of(std::filesystem::path const& file)
{
    std::ifstream stream{file};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// The questions of all shipped files together, as one import.
QuestionImportPlan shipped()
{
    std::vector<QuestionDraft> drafts;
    QuestionImportPlan plan;
    for (auto const& entry : std::filesystem::directory_iterator{"deploy/content/questions"}) {
        auto const file = read_question_list(text_of(entry.path())).value();
        drafts.insert(drafts.end(), file.drafts.begin(), file.drafts.end());
        plan.problems.insert(plan.problems.end(), file.problems.begin(), file.problems.end());
    }
    auto planned = plan_question_import({}, drafts);
    planned.problems.insert(planned.problems.end(), plan.problems.begin(), plan.problems.end());
    return planned;
}

class ShippedBank : public testing::Test {
protected:
    static void SetUpTestSuite() { plan_ = new QuestionImportPlan{shipped()}; }
    static void TearDownTestSuite() { delete std::exchange(plan_, nullptr); }

    static std::vector<Question> const& questions() { return plan_->added; }

    template <class Fits>
    static int count(Fits fits)
    {
        return static_cast<int>(std::ranges::count_if(questions(), fits));
    }

    /// Share of those that fit among those that are `of`, in percent.
    template <class Of, class Fits>
    static double percent(Of of, Fits fits)
    {
        auto const both = [&](Question const& question) { return of(question) && fits(question); };
        return 100.0 * count(both) / count(of);
    }

    static inline QuestionImportPlan* plan_ = nullptr;
};

bool any(Question const&)
{
    return true;
}

bool is_single(Question const& question)
{
    return question.type == QuestionType::single;
}

bool is_longest_option_right(Question const& question)
{
    std::size_t right = 0;
    std::size_t wrong = 0;
    for (int position = 0; std::cmp_less(position, question.options.size()); ++position) {
        auto& longest = question.answer.contains(position) ? right : wrong;
        longest =
            std::max(longest, base::length(question.options[static_cast<std::size_t>(position)]));
    }
    return right > wrong;
}

/// Signs of half width that Chinese typesetting does not use; a point between digits is one.
std::string half_width_signs(std::string_view text)
{
    std::string found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const is_decimal = text[at] == '.' && at > 0 && at + 1 < text.size() &&
                                std::isdigit(static_cast<unsigned char>(text[at - 1])) != 0 &&
                                std::isdigit(static_cast<unsigned char>(text[at + 1])) != 0;
        if (std::string_view{",.?:;!()\"'<>"}.contains(text[at]) && !is_decimal)
            found += text[at];
    }
    return found;
}

TEST_F(ShippedBank, PassesTheImportWithoutAProblem)
{
    for (auto const& problem : plan_->problems)
        ADD_FAILURE() << "row " << problem.row << ", " << problem.column << ": "
                      << problem.error.reason;
    EXPECT_GE(questions().size(), 310U);
}

TEST_F(ShippedBank, IsEnoughForTheContestOfThePage)
{
    std::array<std::vector<BankItem>, strata_count> strata;
    for (auto const& question : questions()) {
        auto& items = strata[static_cast<std::size_t>(question.stratum)];
        items.push_back({QuestionId{std::ssize(items) + 1}, 1, true});
    }
    EXPECT_TRUE(check_bank_size(fixtures::rules(), BankSnapshot{BankId{1}, 1, strata}).has_value());
}

TEST_F(ShippedBank, MixesDifficultiesAsThePaperNeedsThem)
{
    auto const share = [](Stratum stratum) {
        return percent(any, [&](Question const& question) { return question.stratum == stratum; });
    };
    EXPECT_NEAR(share(Stratum::easy), 45, 5);
    EXPECT_NEAR(share(Stratum::medium), 40, 5);
    EXPECT_NEAR(share(Stratum::hard), 15, 3);
}

TEST_F(ShippedBank, BalancesTheLettersOfRightAnswers)
{
    for (int position = 0; position < 4; ++position)
        EXPECT_NEAR(
            percent(is_single, [&](Question const& q) { return q.answer.contains(position); }), 25,
            3)
            << option_letter(position);
    auto const is_true_false = [](Question const& q) { return q.type == QuestionType::true_false; };
    EXPECT_NEAR(percent(is_true_false, [](Question const& q) { return q.answer.contains(0); }), 50,
                6);
}

TEST_F(ShippedBank, DoesNotGiveTheAnswerAwayByItsLength)
{
    // By chance alone the right one of four is the longest in a quarter of the questions.
    EXPECT_LE(percent(is_single, is_longest_option_right), 35);
}

TEST_F(ShippedBank, CoversEveryPeriodAndTopic)
{
    std::map<std::string, int> periods;
    std::map<std::string, int> topics;
    for (auto const& question : questions()) {
        ++periods[question.period];
        ++topics[question.topic];
    }
    EXPECT_EQ(periods.size(), 8U);
    EXPECT_EQ(topics.size(), 15U);
    for (auto const& [period, number] : periods)
        EXPECT_GE(number, 30) << period;
    for (auto const& [topic, number] : topics)
        EXPECT_GE(number, 5) << topic;
    EXPECT_GE(percent(any, is_single), 70);
}

TEST_F(ShippedBank, IsWrittenInChineseTypesetting)
{
    for (auto const& question : questions()) {
        std::vector<std::string> texts{question.stem, question.explanation, question.source};
        texts.insert(texts.end(), question.options.begin(), question.options.end());
        for (auto const& text : texts)
            EXPECT_EQ(half_width_signs(text), "") << question.code << ": " << text;
        bool const is_ended = question.stem.ends_with("？") || question.stem.ends_with("。") ||
                              question.stem.ends_with("）");
        EXPECT_TRUE(is_ended) << question.code << ": " << question.stem;
    }
}

TEST_F(ShippedBank, ExplainsInOneSentence)
{
    for (auto const& question : questions()) {
        auto const first = question.explanation.find("。");
        EXPECT_EQ(first, question.explanation.size() - std::string_view{"。"}.size())
            << question.code << ": " << question.explanation;
    }
}

TEST_F(ShippedBank, HasShortOptions)
{
    for (auto const& question : questions())
        for (auto const& option : question.options)
            EXPECT_LE(base::length(option), 30U) << question.code << ": " << option;
}

TEST_F(ShippedBank, AsksNoTrickNegatives)
{
    for (auto const& question : questions())
        for (std::string_view const trick : {"不属于", "不包括", "不正确", "错误的是", "不是"})
            EXPECT_FALSE(question.stem.contains(trick)) << question.code << ": " << question.stem;
}

TEST_F(ShippedBank, AvoidsDetailsThatAreContested)
{
    // E3.4: sources differ about these.
    for (auto const& question : questions())
        for (std::string_view const contested : {"一大代表有多少", "一大的代表人数", "一大闭幕"})
            EXPECT_FALSE(question.stem.contains(contested)) << question.code;
}

TEST(ShippedCards, PassTheImportWithoutAProblem)
{
    auto const file = read_study_cards(text_of("deploy/content/study_cards.json")).value();
    for (auto const& problem : file.problems)
        ADD_FAILURE() << "card " << problem.row << ", " << problem.column << ": "
                      << problem.error.reason;
    EXPECT_GE(file.cards.size(), 10U);
    for (auto const& card : file.cards)
        EXPECT_EQ(half_width_signs(card.words + card.check.stem), "") << card.code;
}

} // namespace
