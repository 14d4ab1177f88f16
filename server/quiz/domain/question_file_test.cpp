#include "quiz/domain/question_file.hpp"

#include "quiz/domain/question_import.hpp"
#include "quiz/domain/question_table.hpp"
#include "quiz/domain/refusals.hpp"
#include "support/refusals.hpp"
#include "json/refusals.hpp"

#include <gtest/gtest.h>
#include <string>

namespace {

using namespace quiz;
using support::is_accepted;
using support::is_refused;

constexpr std::string_view one_question = R"([{
 "code": "LW001", "type": "multiple", "period": "L", "topic": "union_law", "difficulty": 2,
 "stem": "工会的建设职能包括哪些？",
 "options": {"A": "甲", "B": "乙", "C": "丙", "D": "丁"}, "answer": ["A", "C"],
 "explanation": "因为。", "source": "《工会法》第七条", "valid_from": "2022-01-01"}])";

TEST(QuestionList, IsReadAsTheBankIsWritten)
{
    auto const file = read_question_list(one_question);
    ASSERT_TRUE(is_accepted(file));
    ASSERT_EQ(file->drafts.size(), 1U);
    auto const& draft = file->drafts.front();
    EXPECT_EQ(draft.row, 1);
    EXPECT_EQ(draft.difficulty, "2");
    EXPECT_EQ(draft.options, (std::vector<std::string>{"甲", "乙", "丙", "丁"}));
    EXPECT_EQ(draft.answer, "A,C");
    EXPECT_TRUE(check_draft(draft).question.has_value());
}

TEST(QuestionList, TellsTheRowWhoseKeysOrTypesAreWrong)
{
    auto const file = read_question_list(R"([{"code":"Q1"}, {"cod":"Q2"}, {"difficulty":"1"},
        {"options":{"A":"x","C":"y"}}, {"answer":"A"}])");
    ASSERT_TRUE(is_accepted(file));
    EXPECT_EQ(file->drafts.size(), 1U);
    struct Expected {
        int row;
        std::string column;
        base::Refusal refusal;
    };
    std::vector<Expected> const expected{{2, "cod", json::field_unknown},
                                         {3, "difficulty", json::field_type},
                                         {4, "options", json::field_unknown},
                                         {5, "answer", json::field_type}};
    ASSERT_EQ(file->problems.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(file->problems[i].row, expected[i].row);
        EXPECT_EQ(file->problems[i].column, expected[i].column);
        EXPECT_EQ(file->problems[i].error.reason, expected[i].refusal.reason);
    }
}

TEST(QuestionList, IsRefusedAsAWholeWhenItIsNoList)
{
    EXPECT_TRUE(is_refused(read_question_list("{}"), json::json_not_list));
    EXPECT_TRUE(is_refused(read_question_list("[{]"), json::json_malformed));
}

TEST(QuestionList, HasAMaximum)
{
    std::string text = "[{}";
    for (std::size_t i = 0; i < questions_per_import_max; ++i)
        text += ",{}";
    EXPECT_TRUE(is_refused(read_question_list(text + "]"), import_too_large));
}

TEST(QuestionTable, IsReadWithEnglishColumns)
{
    auto const file = read_question_table(
        "code,type,period,topic,difficulty,stem,A,B,C,D,answer,explanation,source,valid_from\r\n"
        "QB1,single,P1,meeting,1,\"甲，乙？\",一,二,三,四,B,因为。,书,\r\n");
    ASSERT_TRUE(is_accepted(file));
    ASSERT_EQ(file->drafts.size(), 1U);
    EXPECT_EQ(file->drafts.front().row, 2);
    EXPECT_EQ(file->drafts.front().stem, "甲，乙？");
    EXPECT_TRUE(check_draft(file->drafts.front()).question.has_value());
}

TEST(QuestionTable, IsReadWithChineseColumns)
{
    auto const file =
        read_question_table("编号,题型,时期,主题,难度,题干,A,B,答案,解析,出处\n"
                            "TF1,判断,P1,meeting,易,甲是乙。,正确,错误,A,因为。,书\n");
    ASSERT_TRUE(is_accepted(file));
    ASSERT_EQ(file->drafts.size(), 1U);
    EXPECT_EQ(file->drafts.front().options.size(), 2U);
    EXPECT_TRUE(check_draft(file->drafts.front()).question.has_value());
}

TEST(QuestionTable, RefusesAHeaderItDoesNotKnow)
{
    EXPECT_TRUE(
        is_refused(read_question_table("code,stem\nQB1,甲？\n"), base::csv::csv_column_missing));
    EXPECT_TRUE(is_refused(
        read_question_table(
            "code,type,period,topic,difficulty,stem,A,B,answer,explanation,source,picture\n"),
        base::csv::csv_column_unknown));
}

TEST(QuestionTable, TellsTheRowThatIsTooShort)
{
    auto const file = read_question_table(
        "code,type,period,topic,difficulty,stem,A,B,answer,explanation,source\nQB1,single\n");
    ASSERT_TRUE(is_accepted(file));
    ASSERT_EQ(file->problems.size(), 1U);
    EXPECT_EQ(file->problems.front().row, 2);
    EXPECT_EQ(file->problems.front().error.reason, base::csv::csv_field_count.reason);
}

} // namespace
