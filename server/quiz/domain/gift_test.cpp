#include "quiz/domain/gift.hpp"

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
    auto file = read_gift(text);
    EXPECT_TRUE(is_accepted(file));
    return file.value_or(QuestionFile{});
}

TEST(Gift, IsReadAsMoodleMeansIt)
{
    auto const file = read("$CATEGORY: top/history\n\n"
                           "// [id:QB7] [tag:period=P1] [tag:other] [tag:topic=meeting]\n"
                           "// [tag:source=《史\\]》]\n"
                           "::named::[html]Who was \\\n  first \\= best?{\n"
                           "  =%100%A \\~ one # that is why\n  ~B#no\n  ~%50%C\n  ~D\n}\n\n"
                           "Which two?{~%50%one ~%50%two ~%-100%three ~four####Both of them.}\n\n"
                           "It is {T#no#yes} so.\n\n"
                           "::Q3::Nothing is {FALSE}\n");
    EXPECT_TRUE(file.problems.empty());
    ASSERT_EQ(file.drafts.size(), 4U);
    auto const& first = file.drafts[0];
    EXPECT_EQ(first.row, 5);
    EXPECT_EQ(first.code, "QB7");
    EXPECT_EQ(first.period, "P1");
    EXPECT_EQ(first.topic, "meeting");
    EXPECT_EQ(first.source, "《史]》");
    EXPECT_EQ(first.type, "single");
    EXPECT_EQ(first.stem, "Who was \\first = best?");
    EXPECT_EQ(first.options, (Texts{"A ~ one", "B", "C", "D"}));
    EXPECT_EQ(first.answer, "A");
    EXPECT_EQ(first.explanation, "that is why");
    EXPECT_EQ(file.drafts[1].type, "multiple");
    EXPECT_EQ(file.drafts[1].answer, "AB");
    EXPECT_EQ(file.drafts[1].explanation, "Both of them.");
    EXPECT_EQ(file.drafts[2].type, "true_false");
    EXPECT_EQ(file.drafts[2].stem, "It is____so.");
    EXPECT_EQ(file.drafts[2].answer, "A");
    EXPECT_EQ(file.drafts[3].code, "Q3");
    EXPECT_EQ(file.drafts[3].answer, "B");
}

TEST(Gift, TellsWhichQuestionItCannotTakeAndWhy)
{
    struct Case {
        std::string_view text;
        base::Refusal refusal;
        std::string_view found;
    };
    for (auto const& [text, refusal, found] :
         {Case{"Just words", question_kind_unsupported, "description"},
          Case{"Write{}", question_kind_unsupported, "essay"},
          Case{"How many{#3:1}", question_kind_unsupported, "numerical"},
          Case{"Match{=a -> b =c -> d}", question_kind_unsupported, "matching"},
          Case{"Who{=he =she}", question_kind_unsupported, "shortanswer"},
          Case{"Who{he ~she}", gift_answer_unmarked, "he"},
          Case{"Who{=he\n\n~she}", gift_unclosed, ""},
          Case{"Who{=he ~she\\}", gift_unclosed, ""}}) {
        auto const file = read(text);
        ASSERT_FALSE(file.problems.empty()) << text;
        EXPECT_EQ(file.problems[0].row, 1) << text;
        EXPECT_EQ(file.problems[0].error.reason, refusal.reason) << text;
        if (!found.empty()) {
            EXPECT_EQ(file.problems[0].error.facts[0].value, found) << text;
        }
    }
}

TEST(Gift, LeavesSeveralAnswersThatAreWhollyRightToTheChecker)
{
    auto const file = read("Who{=he =she ~it ~they}");
    ASSERT_EQ(file.drafts.size(), 1U);
    EXPECT_EQ(file.drafts[0].type, "single");
    EXPECT_EQ(file.drafts[0].answer, "AB");
}

TEST(Gift, TakesBrokenInputForWhatItIs)
{
    for (std::string_view const text : {"",
                                        "\n\n",
                                        "::",
                                        "::::",
                                        "::a",
                                        "{",
                                        "}",
                                        "{}",
                                        "\\",
                                        "{=\\",
                                        "a{~%}",
                                        "a{~%x%b}",
                                        "a{=%1e999%b~c}",
                                        "// [id:",
                                        "// [id:]",
                                        "// [tag:a\\",
                                        "[html]",
                                        "a{####}",
                                        "a{T#}",
                                        "a{~~~~~~~~~~~~~~~~~~~~~~~~=}",
                                        "\xB9\xA4{=\xBB ~\xE1}"})
        static_cast<void>(read(text));
    std::string text;
    for (std::size_t i = 0; i <= 20'000; ++i)
        text += "a{T}\n\n";
    EXPECT_TRUE(is_refused(read_gift(text), import_too_large));
}

RC_GTEST_PROP(Gift, IsReadAsItWasWritten, ())
{
    auto const questions = fixtures::any_questions();
    auto const file = read_gift(write_gift(questions)).value();
    RC_ASSERT(file.problems.empty());
    RC_ASSERT(file.drafts.size() == questions.size());
    for (std::size_t at = 0; at < questions.size(); ++at)
        RC_ASSERT(draft_of(check_draft(file.drafts[at]).question.value()) ==
                  draft_of(questions[at]));
}

RC_GTEST_PROP(Gift, NeverBreaksDownOnAnySigns, ())
{
    auto const pieces = *rc::gen::container<std::vector<std::string>>(fixtures::any_piece());
    std::string text;
    for (auto const& piece : pieces)
        text += piece;
    static_cast<void>(read_gift(text));
}

} // namespace
