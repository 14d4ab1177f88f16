#include "quiz/domain/question_format.hpp"

#include "document/refusals.hpp"
#include "document/workbook.hpp"
#include "quiz/domain/any_question_test.hpp"
#include "quiz/domain/question_table.hpp"
#include "quiz/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace quiz;
using support::is_accepted;
using support::is_refused;

std::string workbook_of(std::span<Question const> questions)
{
    document::SheetToWrite sheet{.name = "填写", .columns = {}, .rows = table_rows_of(questions)};
    for (auto const* const column : table_columns)
        sheet.columns.push_back({column});
    return document::write_workbook(sheet);
}

std::string written(std::span<Question const> questions, QuestionFormat format)
{
    return format == QuestionFormat::xlsx ? workbook_of(questions)
                                          : write_questions(questions, format);
}

class EachFormat : public testing::TestWithParam<QuestionFormat> {};
INSTANTIATE_TEST_SUITE_P(, EachFormat, testing::ValuesIn(question_formats),
                         [](auto const& format) { return std::string{text(format.param)}; });

TEST_P(EachFormat, HasAName)
{
    EXPECT_EQ(question_format_named(text(GetParam())).value(), GetParam());
}

TEST_P(EachFormat, IsGuessedFromWhatIsWritten)
{
    std::vector const questions{check_draft(fixtures::single_draft()).question.value(),
                                check_draft(fixtures::law_draft()).question.value(),
                                check_draft(fixtures::true_false_draft()).question.value()};
    EXPECT_EQ(guess_format(written(questions, GetParam())), GetParam());
    auto const file = read_questions(written(questions, GetParam()), GetParam());
    ASSERT_TRUE(is_accepted(file));
    EXPECT_EQ(file->drafts.size(), 3U);
}

TEST_P(EachFormat, RefusesAFileWithoutQuestions)
{
    std::string const empty = GetParam() == QuestionFormat::qti
                                  ? "<qti-assessment-test/>"
                                  : written(std::vector<Question>{}, GetParam());
    EXPECT_TRUE(is_refused(read_questions(empty, GetParam()), GetParam() == QuestionFormat::qti
                                                                  ? xml_root_unexpected
                                                                  : questions_missing));
}

TEST_P(EachFormat, NeverBreaksDownOnAnyBytes)
{
    rc::check("any bytes", [](std::string const& bytes) {
        static_cast<void>(read_questions(bytes, guess_format(bytes)));
        static_cast<void>(read_questions(bytes, GetParam()));
    });
}

TEST(Formats, RefuseANameThatIsNone)
{
    EXPECT_TRUE(is_refused(question_format_named("docx"), question_format_unknown));
    EXPECT_TRUE(is_refused(question_format_named(""), question_format_unknown));
}

TEST(Formats, AreKnownByTheEndingOfAName)
{
    EXPECT_EQ(format_by_ending("题库.xlsx"), QuestionFormat::xlsx);
    EXPECT_EQ(format_by_ending("old.xls"), QuestionFormat::xlsx);
    EXPECT_EQ(format_by_ending("a.csv"), QuestionFormat::csv);
    EXPECT_EQ(format_by_ending("a.gift"), QuestionFormat::gift);
    EXPECT_EQ(format_by_ending("a.txt"), std::nullopt);
    EXPECT_EQ(format_by_ending(""), std::nullopt);
}

TEST(Formats, AreGuessedFromWhatPeoplePaste)
{
    struct Case {
        std::string_view bytes;
        QuestionFormat format;
    };
    for (auto const& [bytes, format] :
         {Case{"1．题干\nA．甲", QuestionFormat::text}, Case{"", QuestionFormat::text},
          Case{"\xFF", QuestionFormat::text}, Case{"[单选题] 题干", QuestionFormat::text},
          Case{"[\n {\"code\": 1}]", QuestionFormat::json}, Case{"[{}]", QuestionFormat::json},
          Case{"\xB1\xE0\xBA\xC5,\xCC\xE2\xB8\xC9\n", QuestionFormat::csv}, // 编号,题干
          Case{"集合{1,2}的子集", QuestionFormat::text},
          Case{"地球是圆的{T}", QuestionFormat::gift}, Case{"谁?{\n=甲 ~乙}", QuestionFormat::gift},
          Case{"谁?\nA. 甲\nANSWER: A", QuestionFormat::aiken},
          Case{"<?xml version=\"1.0\"?><quiz>", QuestionFormat::moodle_xml},
          Case{"<qti-assessment-item>", QuestionFormat::qti},
          Case{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", QuestionFormat::xlsx}})
        EXPECT_EQ(guess_format(bytes), format) << bytes;
}

TEST(Formats, ReadWhatOldSpreadsheetsSave)
{
    auto const file =
        read_questions("\xCC\xE2\xB8\xC9\n", QuestionFormat::csv); // 题干 in GB18030, alone
    EXPECT_TRUE(is_refused(file, base::csv::csv_column_missing));
    EXPECT_TRUE(
        is_refused(read_questions("a\n\xFF\xFF", QuestionFormat::csv), document::encoding_unknown));
    EXPECT_TRUE(is_refused(read_questions("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", QuestionFormat::xlsx),
                           document::workbook_locked_or_old));
}

TEST(Formats, KeepDatesThatASpreadsheetTookForDates)
{
    auto rows = table_rows_of(std::vector{check_draft(fixtures::law_draft()).question.value()});
    rows[0].back() = "44562";
    document::SheetToWrite sheet{.name = "x", .columns = {}, .rows = rows};
    for (auto const* const column : table_columns)
        sheet.columns.push_back({column});
    auto const file = read_question_sheet(document::write_workbook(sheet));
    ASSERT_TRUE(is_accepted(file));
    EXPECT_EQ(file->drafts.at(0).valid_from, "2022-01-01");
}

TEST(Formats, TakeADateAsPeopleWriteIt)
{
    auto rows = table_rows_of(std::vector{check_draft(fixtures::law_draft()).question.value()});
    for (auto const& [written, read] :
         {std::pair{"2022.1.1", "2022-01-01"}, std::pair{"2022年1月1日", "2022-01-01"},
          std::pair{"2022/01/1", "2022-01-01"}, std::pair{"2022-01-01", "2022-01-01"},
          std::pair{"2022.13.1", "2022.13.1"}, std::pair{"20220101", "20220101"},
          std::pair{"2022年1月", "2022年1月"}, std::pair{"明年", "明年"}}) {
        rows[0].back() = written;
        document::SheetToWrite sheet{.name = "x", .columns = {}, .rows = rows};
        for (auto const* const column : table_columns)
            sheet.columns.push_back({column});
        auto const file = read_question_sheet(document::write_workbook(sheet));
        ASSERT_TRUE(is_accepted(file));
        EXPECT_EQ(file->drafts.at(0).valid_from, read);
    }
}

RC_GTEST_PROP(Tables, AreReadAsTheyWereWritten, ())
{
    auto const questions = fixtures::any_questions();
    for (auto const format : {QuestionFormat::json, QuestionFormat::csv, QuestionFormat::xlsx}) {
        auto const file = read_questions(written(questions, format), format);
        if (questions.empty())
            continue;
        RC_ASSERT(file->problems.empty());
        RC_ASSERT(file->drafts.size() == questions.size());
        for (std::size_t at = 0; at < questions.size(); ++at)
            RC_ASSERT(draft_of(check_draft(file->drafts[at]).question.value()) ==
                      draft_of(questions[at]));
    }
}

} // namespace
