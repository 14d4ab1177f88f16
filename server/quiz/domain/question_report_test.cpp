#include "quiz/domain/question_report.hpp"

#include "quiz/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace {

using namespace quiz;
using support::is_refused;

TEST(QuestionReport, KnowsItsReasons)
{
    EXPECT_EQ(report_reason_named("typo"), ReportReason::typo);
    EXPECT_EQ(text(ReportReason::answer_wrong), "answer_wrong");
    auto const unknown = report_reason_named("boring");
    ASSERT_TRUE(is_refused(unknown, report_reason_unknown));
    EXPECT_EQ(unknown.error().facts[1].value, "answer_wrong, stem_unclear, typo, outdated, other");
}

TEST(QuestionReport, HasFewWords)
{
    std::string longest;
    for (int i = 0; i < 200; ++i)
        longest += "字";
    EXPECT_EQ(report_words("  年份多了一个空格　"), "年份多了一个空格");
    EXPECT_EQ(report_words(longest), longest);
    EXPECT_TRUE(is_refused(report_words(longest + "字"), report_text_too_long));
    EXPECT_TRUE(is_refused(report_words("第一行\n第二行"), report_text_untidy));
}

TEST(Placement, MayStandInAnAddress)
{
    EXPECT_EQ(placement_named("workshop-3"), "workshop-3");
    EXPECT_EQ(placement_named(""), "");
    EXPECT_TRUE(is_refused(placement_named("Workshop 3"), placement_malformed));
    EXPECT_TRUE(is_refused(placement_named("车间"), placement_malformed));
    EXPECT_TRUE(is_refused(placement_named(std::string(41, 'a')), placement_malformed));
}

} // namespace
