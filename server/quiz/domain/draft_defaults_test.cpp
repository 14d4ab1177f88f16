#include "quiz/domain/draft_defaults.hpp"

#include "quiz/domain/drafts_test.hpp"

#include <gtest/gtest.h>

namespace {

using namespace quiz;

TEST(DraftDefaults, FillOnlyWhatIsEmpty)
{
    std::vector drafts{fixtures::single_draft(), QuestionDraft{}};
    apply_defaults(drafts, {"P3", "event", "2", "党史读本"}, {});
    EXPECT_EQ(drafts[0], fixtures::single_draft());
    EXPECT_EQ(drafts[1].period, "P3");
    EXPECT_EQ(drafts[1].topic, "event");
    EXPECT_EQ(drafts[1].difficulty, "2");
    EXPECT_EQ(drafts[1].source, "党史读本");
    EXPECT_EQ(drafts[1].code, "Q0001");
}

TEST(DraftDefaults, NumberOnBehindTheBankAndTheFile)
{
    Question asked;
    asked.code = "Q0041";
    std::vector drafts{QuestionDraft{}, QuestionDraft{.code = "Q0043"}, QuestionDraft{},
                       QuestionDraft{.code = "Q99999999999999999999"},
                       QuestionDraft{.code = "Q-7"}};
    apply_defaults(drafts, {}, {&asked, 1});
    EXPECT_EQ(drafts[0].code, "Q0044");
    EXPECT_EQ(drafts[2].code, "Q0045");
}

} // namespace
