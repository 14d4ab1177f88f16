#include "quiz/domain/question_text.hpp"

#include "quiz/domain/any_question_test.hpp"
#include "quiz/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace quiz;
using support::is_accepted;
using support::is_refused;
using Texts = std::vector<std::string>;

QuestionFile read(std::string_view text)
{
    auto file = read_question_text(text);
    EXPECT_TRUE(is_accepted(file));
    return file.value_or(QuestionFile{});
}

TEST(PastedText, IsReadAsOfficesTypeIt)
{
    auto const file = read("一、单选题（每题2分）\n"
                           "1．中国共产党成立于哪一年？\n"
                           "A．1919年\nB、1920年\n（C）1921年\n(D) 1922年\n"
                           "答案：C\n"
                           "解析：一大于1921年7月\n召开。\n"
                           "来源：《中国共产党简史》第一章\n"
                           "\n二、多选题\n"
                           "２、下列哪些是工会的职能？\n"
                           "A．维护　　B．建设\tC．参与  D．教育\n"
                           "【答案】A、B，c D\n"
                           "【解析】四项职能。\n");
    EXPECT_TRUE(file.problems.empty());
    ASSERT_EQ(file.drafts.size(), 2U);
    auto const& first = file.drafts[0];
    EXPECT_EQ(first.row, 2);
    EXPECT_EQ(first.type, "single");
    EXPECT_EQ(first.stem, "中国共产党成立于哪一年？");
    EXPECT_EQ(first.options, (Texts{"1919年", "1920年", "1921年", "1922年"}));
    EXPECT_EQ(first.answer, "C");
    EXPECT_EQ(first.explanation, "一大于1921年7月召开。");
    EXPECT_EQ(first.source, "《中国共产党简史》第一章");
    EXPECT_EQ(first.lines.front(), (FieldLine{"stem", 2}));
    EXPECT_EQ(first.lines[4], (FieldLine{"D", 6}));
    auto const& second = file.drafts[1];
    EXPECT_EQ(second.row, 13);
    EXPECT_EQ(second.type, "multiple");
    EXPECT_EQ(second.options, (Texts{"维护", "建设", "参与", "教育"}));
    EXPECT_EQ(second.answer, "ABCD");
}

TEST(PastedText, ReadsAStemThatBeginsWithAYear)
{
    auto const file = read("1．1921年召开的是什么会议？\nA. 甲\nB. 乙\n答案：A\n"
                           "2.1922年召开的是什么会议？\nA. 甲\nB. 乙\n答案：A\n"
                           "3、1923年召开的是什么会议？\nA. 甲\nB. 乙\n答案：A\n");
    ASSERT_EQ(file.drafts.size(), 3U);
    EXPECT_EQ(file.drafts[0].stem, "1921年召开的是什么会议？");
    EXPECT_EQ(file.drafts[1].stem, "1922年召开的是什么会议？");
    EXPECT_EQ(file.drafts[2].stem, "1923年召开的是什么会议？");
}

TEST(PastedText, TakesTheTypeFromTheAnswerWhereNoneIsWritten)
{
    auto const file = read("1. 一？\nA. 甲\nB. 乙\nC. 丙\nD. 丁\n答案：AC\n"
                           "2. 二？\nA. 甲\nB. 乙\nC. 丙\nD. 丁\n答案：d\n"
                           "3. 三。\n答案：正确\n4. 四。\n答案：×\n"
                           "5. 五。\nA. 错\nB. 对\n答案：B\n"
                           "6. 六？（多选题）\nA. 甲\nB. 乙\nC. 丙\nD. 丁\n答案：B\n"
                           "7. 【判断题】七。\n答案：B\n");
    Texts types;
    Texts answers;
    for (auto const& draft : file.drafts) {
        types.push_back(draft.type);
        answers.push_back(draft.answer);
    }
    EXPECT_EQ(types, (Texts{"multiple", "single", "true_false", "true_false", "true_false",
                            "multiple", "true_false"}));
    EXPECT_EQ(answers, (Texts{"AC", "D", "A", "B", "A", "B", "B"}));
    EXPECT_EQ(file.drafts[4].options, (Texts{"正确", "错误"}));
    EXPECT_EQ(file.drafts[5].stem, "六？");
    EXPECT_EQ(file.drafts[6].stem, "七。");
}

TEST(PastedText, KeepsNumbersAndLettersThatAreNoMarks)
{
    auto const file = read("第1题：哪一年？\n1.5亿人在\n2021年脱贫。\nA. 甲\n答案：A\n"
                           "解析：A项正确。\nB. 与上文无关\n\n没有编号的题？\n答案：对\n");
    ASSERT_EQ(file.drafts.size(), 2U);
    EXPECT_EQ(file.drafts[0].stem, "哪一年？1.5亿人在2021年脱贫。");
    EXPECT_EQ(file.drafts[0].options, (Texts{"甲"}));
    EXPECT_EQ(file.drafts[0].explanation, "A项正确。B. 与上文无关");
    EXPECT_EQ(file.drafts[1].stem, "没有编号的题？");
}

TEST(PastedText, TellsTheQuestionWhoseLettersAreOutOfOrder)
{
    auto const file = read("1. 一？\nA. 甲\nB. 乙\nD. 丁\nE. 戊\n答案：D\n");
    ASSERT_EQ(file.problems.size(), 1U);
    EXPECT_EQ(file.problems[0].row, 1);
    EXPECT_EQ(file.problems[0].column, "C");
    EXPECT_EQ(file.problems[0].error.reason, options_order.reason);
}

TEST(PastedText, HasAMaximum)
{
    std::string text;
    for (std::size_t i = 0; i <= 20'000; ++i)
        text += "1. 甲\n";
    EXPECT_TRUE(is_refused(read_question_text(text), import_too_large));
}

TEST(PastedText, TakesBrokenInputForWhatItIs)
{
    struct Case {
        std::string_view text;
        std::size_t drafts;
    };
    for (auto const& [text, drafts] :
         {Case{"", 0}, Case{"\n\r\n\t\u3000\n", 0}, Case{"\uFEFF1. 甲\r2. 乙\r\n3. 丙", 3},
          Case{"答案：A\n", 1}, Case{"A. 甲\n", 1}, Case{"\xB9\xA4\xBB\xE1\n", 1}, Case{"1.\n", 1},
          Case{"1. \xE5\xB7\n", 1}, Case{"((((((\n", 1}, Case{"第题\n", 1}, Case{"999999. 甲\n", 1},
          Case{"1. 甲\nA.\nA.\nA.\nA.\nA.\nA.\nA.\nA.\nA.\nA.\nA.\n", 1}})
        EXPECT_EQ(read(text).drafts.size(), drafts) << text;
}

RC_GTEST_PROP(PastedText, IsReadAsItWasWritten, ())
{
    auto const questions = fixtures::any_questions();
    auto const file = read_question_text(write_question_text(questions)).value();
    RC_ASSERT(file.problems.empty());
    RC_ASSERT(file.drafts.size() == questions.size());
    for (std::size_t at = 0; at < questions.size(); ++at)
        RC_ASSERT(draft_of(check_draft(file.drafts[at]).question.value()) ==
                  draft_of(questions[at]));
}

RC_GTEST_PROP(PastedText, NeverBreaksDownOnAnyBytes, (std::string const& text))
{
    static_cast<void>(read_question_text(text));
}

} // namespace
