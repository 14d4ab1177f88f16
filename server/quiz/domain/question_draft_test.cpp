#include "quiz/domain/question_draft.hpp"

#include "quiz/domain/drafts_test.hpp"
#include "quiz/domain/refusals.hpp"

#include <functional>
#include <gtest/gtest.h>
#include <string>

namespace {

using namespace quiz;
using fixtures::law_draft;
using fixtures::single_draft;
using fixtures::true_false_draft;

std::string repeated(std::string_view letter, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i)
        text += letter;
    return text;
}

TEST(QuestionDraft, BecomesAQuestion)
{
    auto const checked = check_draft(single_draft());
    ASSERT_TRUE(checked.question.has_value());
    EXPECT_TRUE(checked.problems.empty());
    EXPECT_EQ(checked.question->code, "QB001");
    EXPECT_EQ(checked.question->type, QuestionType::single);
    EXPECT_EQ(checked.question->stratum, Stratum::easy);
    EXPECT_EQ(checked.question->answer, OptionSet{2});
    EXPECT_EQ(checked.question->options.size(), 4U);
    EXPECT_FALSE(checked.question->valid_from.has_value());
}

TEST(QuestionDraft, MayBeWrittenInChineseWords)
{
    auto draft = single_draft();
    draft.type = "多选";
    draft.difficulty = "难";
    draft.answer = "A, C;D";
    auto const checked = check_draft(draft);
    ASSERT_TRUE(checked.question.has_value());
    EXPECT_EQ(checked.question->type, QuestionType::multiple);
    EXPECT_EQ(checked.question->stratum, Stratum::hard);
    EXPECT_EQ(checked.question->answer, (OptionSet{0, 2, 3}));
}

TEST(QuestionDraft, OfALawCarriesTheDayOfItsVersion)
{
    auto const checked = check_draft(law_draft());
    ASSERT_TRUE(checked.question.has_value());
    EXPECT_EQ(checked.question->valid_from, base::CivilDate::of(2022, 1, 1));
}

TEST(QuestionDraft, MayHaveTextsOfTheGreatestLength)
{
    auto draft = single_draft();
    draft.stem = repeated("史", 80);
    draft.options[0] = repeated("甲", 60);
    draft.explanation = repeated("因", 100);
    draft.source = repeated("书", 120);
    draft.code = repeated("Q", 32);
    EXPECT_TRUE(check_draft(draft).question.has_value());
}

struct Refused {
    std::string name;
    base::Refusal refusal;
    std::string column;
    std::function<void(QuestionDraft&)> change;
    QuestionDraft draft = single_draft();
};

void PrintTo(Refused const& refused, std::ostream* out)
{
    *out << refused.name;
}

class DraftRefusals : public testing::TestWithParam<Refused> {};

TEST_P(DraftRefusals, NameTheColumn)
{
    auto draft = GetParam().draft;
    draft.row = 7;
    GetParam().change(draft);
    auto const checked = check_draft(draft);
    EXPECT_FALSE(checked.question.has_value());
    ASSERT_EQ(checked.problems.size(), 1U);
    auto const& problem = checked.problems.front();
    EXPECT_EQ(problem.row, 7);
    EXPECT_EQ(problem.column, GetParam().column);
    EXPECT_EQ(problem.error.reason, GetParam().refusal.reason);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, DraftRefusals,
    testing::Values(
        Refused{"no code", question_field_empty, "code", [](auto& d) { d.code.clear(); }},
        Refused{"code with a space", question_code_malformed, "code",
                [](auto& d) { d.code = "QB 1"; }},
        Refused{"code of 33", question_code_malformed, "code",
                [](auto& d) { d.code = repeated("Q", 33); }},
        Refused{"no stem", question_field_empty, "stem", [](auto& d) { d.stem.clear(); }},
        Refused{"stem of spaces", question_field_empty, "stem", [](auto& d) { d.stem = " 　"; }},
        Refused{"stem of 81", question_text_length, "stem",
                [](auto& d) { d.stem = repeated("史", 81); }},
        Refused{"trailing space", question_text_untidy, "stem", [](auto& d) { d.stem += " "; }},
        Refused{"leading wide space", question_text_untidy, "stem",
                [](auto& d) { d.stem = "　" + d.stem; }},
        Refused{"line break", question_text_untidy, "explanation",
                [](auto& d) { d.explanation += "\n第二行"; }},
        Refused{"invisible character", question_text_untidy, "B",
                [](auto& d) { d.options[1] = "1922\u200b年"; }},
        Refused{"option of 61", question_text_length, "D",
                [](auto& d) { d.options[3] = repeated("丁", 61); }},
        Refused{"no explanation", question_field_empty, "explanation",
                [](auto& d) { d.explanation.clear(); }},
        Refused{"explanation of 101", question_text_length, "explanation",
                [](auto& d) { d.explanation = repeated("因", 101); }},
        Refused{"no source", question_field_empty, "source", [](auto& d) { d.source.clear(); }},
        Refused{"source of 121", question_text_length, "source",
                [](auto& d) { d.source = repeated("书", 121); }}));

INSTANTIATE_TEST_SUITE_P(
    Words, DraftRefusals,
    testing::Values(Refused{"type", question_type_unknown, "type",
                            [](auto& d) { d.type = "填空"; }},
                    Refused{"period", period_unknown, "period", [](auto& d) { d.period = "P8"; }},
                    Refused{"topic", topic_unknown, "topic", [](auto& d) { d.topic = "labour"; }},
                    Refused{"difficulty 0", difficulty_out_of_range, "difficulty",
                            [](auto& d) { d.difficulty = "0"; }},
                    Refused{"difficulty 4", difficulty_out_of_range, "difficulty",
                            [](auto& d) { d.difficulty = "4"; }},
                    Refused{"law without a version", valid_from_missing, "valid_from",
                            [](auto& d) { d.valid_from.clear(); }, law_draft()},
                    Refused{"31 February", base::date_malformed, "valid_from",
                            [](auto& d) { d.valid_from = "2022-02-31"; }, law_draft()}));

INSTANTIATE_TEST_SUITE_P(
    Options, DraftRefusals,
    testing::Values(
        Refused{"three options", options_count, "A", [](auto& d) { d.options.pop_back(); }},
        Refused{"five options", options_count, "A", [](auto& d) { d.options.push_back("1927年"); }},
        Refused{"empty option", question_field_empty, "B", [](auto& d) { d.options[1].clear(); }},
        Refused{"twice the same", options_same, "C", [](auto& d) { d.options[2] = d.options[1]; }},
        Refused{"all of the above", option_names_others, "D",
                [](auto& d) { d.options[3] = "以上都对"; }},
        Refused{"none of them", option_names_others, "D",
                [](auto& d) { d.options[3] = "以上三项都不对"; }},
        Refused{"true or false in other words", options_not_true_false, "A",
                [](auto& d) {
                    d.options = {"对", "错"};
                },
                true_false_draft()},
        Refused{"true or false with four options", options_count, "A",
                [](auto& d) {
                    d.options = {"正确", "错误", "不知道", "都有"};
                },
                true_false_draft()}));

INSTANTIATE_TEST_SUITE_P(
    Answers, DraftRefusals,
    testing::Values(
        Refused{"no answer", question_field_empty, "answer", [](auto& d) { d.answer.clear(); }},
        Refused{"only commas", question_field_empty, "answer", [](auto& d) { d.answer = ", ,"; }},
        Refused{"option E", answer_unknown_option, "answer", [](auto& d) { d.answer = "E"; }},
        Refused{"small letter", answer_unknown_option, "answer", [](auto& d) { d.answer = "c"; }},
        Refused{"two right in a single choice", answer_count, "answer",
                [](auto& d) { d.answer = "AC"; }},
        Refused{"one right in a multiple choice", answer_count, "answer",
                [](auto& d) { d.type = "multiple"; }},
        Refused{"C in true or false", answer_unknown_option, "answer",
                [](auto& d) { d.answer = "C"; }, true_false_draft()}));

TEST(QuestionDraft, TellsAllThatIsWrongAtOnce)
{
    auto const checked =
        check_draft({.row = 3, .type = "single", .options = {"甲", "甲"}, .answer = "E"});
    std::vector<std::string> columns;
    for (auto const& problem : checked.problems)
        columns.push_back(problem.column);
    EXPECT_EQ(columns, (std::vector<std::string>{"code", "period", "topic", "difficulty", "stem",
                                                 "A", "answer", "explanation", "source"}));
}

TEST(NormalisedStem, IgnoresSpacesSignsAndWidth)
{
    EXPECT_EQ(normalised_stem("“中华全国总工会”成立于哪一年？"),
              normalised_stem("中华全国总工会 成立于哪一年?"));
    EXPECT_EQ(normalised_stem("１９２１年·7月"), "1921年7月");
    EXPECT_NE(normalised_stem("中共一大在哪里召开？"), normalised_stem("中共二大在哪里召开？"));
}

} // namespace
