#include "quiz/domain/aiken.hpp"

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
    auto file = read_aiken(text);
    EXPECT_TRUE(is_accepted(file));
    return file.value_or(QuestionFile{});
}

TEST(Aiken, IsReadWithEitherMarkOfOptions)
{
    auto const file = read("Who was\nfirst?\nA. he\nB) she\nC. it\nD. they\nANSWER: B\n"
                           "工会的建设职能是什么？\nA. 正确\nB. 错误\nANSWER: A\n\n"
                           "No answer\nA. a\nB. b\n\nLast?\nA. a\nB. b\nAnswer: A, B");
    EXPECT_TRUE(file.problems.empty());
    ASSERT_EQ(file.drafts.size(), 4U);
    EXPECT_EQ(file.drafts[0].stem, "Who was first?");
    EXPECT_EQ(file.drafts[0].options, (Texts{"he", "she", "it", "they"}));
    EXPECT_EQ(file.drafts[0].answer, "B");
    EXPECT_EQ(file.drafts[0].lines.back(), (FieldLine{"answer", 7}));
    EXPECT_EQ(file.drafts[1].row, 8);
    EXPECT_EQ(file.drafts[1].type, "true_false");
    EXPECT_EQ(file.drafts[2].answer, "");
    EXPECT_EQ(file.drafts[3].type, "multiple");
}

TEST(Aiken, TellsTheFirstLineThatIsWrong)
{
    auto const file = read("Who?\nA. he\nthe other\nC. it\nANSWER: A\n\nWhat?\nB. it\nANSWER: A\n");
    ASSERT_EQ(file.problems.size(), 2U);
    EXPECT_EQ(file.problems[0].row, 1);
    EXPECT_EQ(file.problems[0].error.reason, text_line_unexpected.reason);
    EXPECT_EQ(file.problems[0].error.facts[0].value, "the other");
    EXPECT_EQ(file.problems[1].row, 7);
    EXPECT_EQ(file.problems[1].column, "A");
    EXPECT_EQ(file.problems[1].error.reason, options_order.reason);
}

TEST(Aiken, TakesBrokenInputForWhatItIs)
{
    for (std::string_view const text : {"", "\n", "ANSWER: A", "A. a\nA. a", "a\nZ. z\nANSWER: Z",
                                        "\xB9\xA4\nA. \xBB\nANSWER: \xE1"})
        static_cast<void>(read(text));
    std::string letters = "a\n";
    for (int i = 0; i < 300; ++i)
        letters += "A. a\n";
    EXPECT_EQ(read(letters).drafts[0].options.size(), 9U);
    std::string text;
    for (std::size_t i = 0; i <= 20'000; ++i)
        text += "a\nANSWER: A\n";
    EXPECT_TRUE(is_refused(read_aiken(text), import_too_large));
}

TEST(Aiken, LeavesOutWhatItCannotHold)
{
    auto draft = fixtures::single_draft();
    draft.type = "multiple";
    draft.answer = "AB";
    std::vector const questions{check_draft(draft).question.value()};
    EXPECT_EQ(write_aiken(questions), "");
}

RC_GTEST_PROP(Aiken, IsReadAsItWasWritten, ())
{
    auto const questions =
        fixtures::any_questions({QuestionType::single, QuestionType::true_false});
    auto const file = read_aiken(write_aiken(questions)).value();
    RC_ASSERT(file.problems.empty());
    RC_ASSERT(file.drafts.size() == questions.size());
    for (std::size_t at = 0; at < questions.size(); ++at) {
        auto const& read = file.drafts[at];
        auto const written = draft_of(questions[at]);
        RC_ASSERT(read.type == written.type);
        RC_ASSERT(read.stem == written.stem);
        RC_ASSERT(read.options == written.options);
        RC_ASSERT(read.answer == written.answer);
    }
}

} // namespace
