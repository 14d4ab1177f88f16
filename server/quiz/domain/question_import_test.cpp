#include "quiz/domain/question_import.hpp"

#include "quiz/domain/drafts_test.hpp"
#include "quiz/domain/refusals.hpp"

#include <gtest/gtest.h>

namespace {

using namespace quiz;
using fixtures::single_draft;

/// The question of a draft as the bank would hold it.
Question stored(QuestionDraft const& draft, std::int64_t id, QuestionVersion version = 1)
{
    auto question = check_draft(draft).question.value();
    question.id = QuestionId{id};
    question.version = version;
    return question;
}

std::vector<QuestionDraft> drafts_of(std::initializer_list<QuestionDraft> drafts)
{
    std::vector<QuestionDraft> rows{drafts};
    int row = 2;
    for (auto& draft : rows)
        draft.row = row++;
    return rows;
}

void expect_problem(QuestionImportPlan const& plan, int row, std::string_view column,
                    base::Refusal const& refusal)
{
    ASSERT_EQ(plan.problems.size(), 1U);
    EXPECT_EQ(plan.problems.front().row, row);
    EXPECT_EQ(plan.problems.front().column, column);
    EXPECT_EQ(plan.problems.front().error.reason, refusal.reason);
}

TEST(QuestionImport, AddsWhatTheBankDoesNotHave)
{
    auto const plan = plan_question_import(
        {}, drafts_of({single_draft("QB001", "甲？"), single_draft("QB002", "乙？")}));
    EXPECT_TRUE(plan.problems.empty());
    ASSERT_EQ(plan.added.size(), 2U);
    EXPECT_EQ(plan.added[0].code, "QB001");
    EXPECT_EQ(plan.added[1].code, "QB002");
}

TEST(QuestionImport, PassesOverWhatIsUnchanged)
{
    std::vector const bank{stored(single_draft(), 4, 3)};
    auto const plan = plan_question_import(bank, drafts_of({single_draft()}));
    EXPECT_EQ(plan.unchanged, 1);
    EXPECT_TRUE(plan.added.empty());
    EXPECT_TRUE(plan.changed.empty());
}

TEST(QuestionImport, MakesANewVersionOfWhatChanged)
{
    std::vector const bank{stored(single_draft(), 4, 3)};
    auto draft = single_draft();
    draft.explanation = "会议在广州召开。";
    auto const plan = plan_question_import(bank, drafts_of({draft}));
    ASSERT_EQ(plan.changed.size(), 1U);
    EXPECT_EQ(plan.changed[0].id, QuestionId{4});
    EXPECT_EQ(plan.changed[0].version, 4);
    EXPECT_EQ(plan.changed[0].explanation, "会议在广州召开。");
}

TEST(QuestionImport, RefusesTheSameCodeTwice)
{
    auto const plan = plan_question_import(
        {}, drafts_of({single_draft("QB001", "甲？"), single_draft("QB001", "乙？")}));
    expect_problem(plan, 3, "code", question_code_twice);
}

TEST(QuestionImport, RefusesAStemThatTheFileAsksTwice)
{
    auto const plan = plan_question_import(
        {}, drafts_of({single_draft("QB001", "“甲”是谁？"), single_draft("QB002", "甲是谁?")}));
    expect_problem(plan, 3, "stem", question_duplicate);
    EXPECT_EQ(plan.problems.front().error.facts.front().value, "QB001");
}

TEST(QuestionImport, RefusesAStemThatTheBankAsksAlready)
{
    std::vector const bank{stored(single_draft("QB001", "甲？"), 1)};
    auto const plan = plan_question_import(bank, drafts_of({single_draft("QB002", "甲？")}));
    expect_problem(plan, 2, "stem", question_duplicate);
}

TEST(QuestionImport, LetsAStemMoveFromOneQuestionToAnother)
{
    std::vector const bank{stored(single_draft("QB001", "甲？"), 1)};
    auto const plan = plan_question_import(
        bank, drafts_of({single_draft("QB002", "甲？"), single_draft("QB001", "乙？")}));
    EXPECT_TRUE(plan.problems.empty());
    EXPECT_EQ(plan.added.size(), 1U);
    EXPECT_EQ(plan.changed.size(), 1U);
}

TEST(QuestionImport, KeepsAQuestionInItsStratum)
{
    std::vector const bank{stored(single_draft(), 1)};
    auto draft = single_draft();
    draft.difficulty = "3";
    expect_problem(plan_question_import(bank, drafts_of({draft})), 2, "difficulty",
                   difficulty_fixed);
}

TEST(QuestionImport, ReportsEveryRowThatIsWrong)
{
    auto broken = single_draft("QB002", "乙？");
    broken.answer = "E";
    auto also_broken = single_draft("QB003", "丙？");
    also_broken.source.clear();
    auto const plan =
        plan_question_import({}, drafts_of({single_draft("QB001", "甲？"), broken, also_broken}));
    ASSERT_EQ(plan.problems.size(), 2U);
    EXPECT_EQ(plan.problems[0].row, 3);
    EXPECT_EQ(plan.problems[0].column, "answer");
    EXPECT_EQ(plan.problems[1].row, 4);
    EXPECT_EQ(plan.problems[1].column, "source");
}

} // namespace
