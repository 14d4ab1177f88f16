#include "quiz/domain/import_preview.hpp"

#include "quiz/domain/drafts_test.hpp"
#include "quiz/domain/refusals.hpp"

#include <gtest/gtest.h>

namespace {

using namespace quiz;
using fixtures::single_draft;

std::vector<Question> bank_of(std::initializer_list<QuestionDraft> drafts)
{
    std::vector<Question> bank;
    for (auto const& draft : drafts) {
        bank.push_back(check_draft(draft).question.value());
        bank.back().id = QuestionId{static_cast<std::int64_t>(bank.size())};
    }
    return bank;
}

QuestionDraft at_row(int row, QuestionDraft draft)
{
    draft.row = row;
    return draft;
}

TEST(ImportPreview, TellsTheFateOfEveryRow)
{
    auto const bank = bank_of({single_draft("Q1", "第一次全国劳动大会在哪里召开？"),
                               single_draft("Q2", "工会法哪一年修正？")});
    auto changed = single_draft("Q2", "工会法哪一年修正？");
    changed.explanation = "另一种说法。";
    auto wrong = single_draft("Q4", "哪座城市？");
    wrong.answer = "E";
    auto const preview =
        preview_of(bank, {{at_row(5, wrong), at_row(2, single_draft("Q1", bank[0].stem)),
                           at_row(3, changed), at_row(4, single_draft("Q3", "谁？"))},
                          {{9, "", refuse(gift_unclosed)}}});
    std::vector<std::pair<int, RowFate>> fates;
    for (auto const& row : preview.rows)
        fates.emplace_back(row.draft.row, row.fate);
    EXPECT_EQ(fates, (std::vector<std::pair<int, RowFate>>{{2, RowFate::unchanged},
                                                           {3, RowFate::changed},
                                                           {4, RowFate::added},
                                                           {5, RowFate::wrong},
                                                           {9, RowFate::wrong}}));
    EXPECT_EQ(preview.count(RowFate::wrong), 2);
    EXPECT_EQ(preview.rows[3].problems.at(0).column, "answer");
    EXPECT_EQ(preview.rows[4].problems.at(0).error.reason, gift_unclosed.reason);
}

TEST(ImportPreview, ShowsWhatARowMayRepeatButNotItself)
{
    auto const bank = bank_of({single_draft("Q1", "中华全国总工会成立于哪一年的哪个月？")});
    auto const preview =
        preview_of(bank, {{at_row(2, single_draft("Q1", "中华全国总工会成立于哪一年的哪个月份？")),
                           at_row(3, single_draft("Q2", "中华全国总工会成立于哪一年的哪个城市？"))},
                          {}});
    EXPECT_TRUE(preview.rows[0].doubles.empty());
    ASSERT_EQ(preview.rows[1].doubles.size(), 2U);
    EXPECT_EQ(preview.rows[1].doubles[0].code, "Q1");
    EXPECT_GE(preview.rows[1].doubles[0].percent, 70);
    bool const names_the_row =
        preview.rows[1].doubles[0].row == 2 || preview.rows[1].doubles[1].row == 2;
    EXPECT_TRUE(names_the_row);
}

} // namespace
