#include "quiz/service/importing_questions.hpp"

#include "quiz/domain/refusals.hpp"
#include "quiz/service/keeping_bank.hpp"
#include "quiz/service/publishing_bank.hpp"
#include "quiz/service/stage_test.hpp"
#include "quiz/service/undoing_import.hpp"

namespace {

using namespace quiz;
using support::is_accepted;
using support::is_refused;

constexpr std::string_view bank = "law";

std::string question(std::string const& code, std::string const& stem,
                     std::string const& answer = "A", int difficulty = 1)
{
    return fmt::format(
        R"({{"code":"{}","type":"single","period":"P1","topic":"meeting","difficulty":{},)"
        R"("stem":"{}","options":{{"A":"甲","B":"乙","C":"丙","D":"丁"}},"answer":["{}"],)"
        R"("explanation":"因为。","source":"书"}})",
        code, difficulty, stem, answer);
}

class ImportingQuestions : public testing::Test {
protected:
    base::Result<QuestionImportReport> import(std::string const& text,
                                              ImportMode mode = ImportMode::all_or_nothing,
                                              QuestionFormat format = QuestionFormat::json)
    {
        return stage_.database.run([&](sql::Transaction& tx) {
            return import_questions(tx, *stage_.live, fixtures::operator_of_tests,
                                    {std::string{bank}, text, format, mode});
        });
    }

    std::optional<BankSnapshot> newest()
    {
        return stage_.database.look([&](sql::Transaction& tx) -> std::optional<BankSnapshot> {
            auto const found = banks::find(tx, bank);
            return found ? banks::find_newest(tx, found->id) : std::nullopt;
        });
    }

    fixtures::Stage stage_;
};

TEST_F(ImportingQuestions, PublishesAVersionOfTheBank)
{
    auto const report =
        import("[" + question("Q1", "一？") + "," + question("Q2", "二？", "B", 3) + "]");
    ASSERT_TRUE(is_accepted(report));
    EXPECT_EQ(report->added, 2);
    EXPECT_EQ(report->version, 1);
    EXPECT_EQ(newest()->enabled(Ground::easy), 1);
    EXPECT_EQ(newest()->enabled(Ground::hard), 1);
    // The hot path draws from it at once.
    auto const id = newest()->bank();
    ASSERT_NE(stage_.live->bank(id), nullptr);
    EXPECT_EQ(stage_.live->bank(id)->version(), 1);
}

TEST_F(ImportingQuestions, PassesOverWhatIsUnchanged)
{
    auto const file = "[" + question("Q1", "一？") + "]";
    ASSERT_TRUE(is_accepted(import(file)));
    auto const again = import(file);
    ASSERT_TRUE(is_accepted(again));
    EXPECT_EQ(again->unchanged, 1);
    EXPECT_EQ(again->version, std::nullopt);
    EXPECT_EQ(newest()->version(), 1);
}

TEST_F(ImportingQuestions, GivesAChangedQuestionANewWordingInItsPlace)
{
    ASSERT_TRUE(
        is_accepted(import("[" + question("Q1", "一？") + "," + question("Q2", "二？") + "]")));
    auto const items = newest()->items_text();
    auto const report =
        import("[" + question("Q1", "一？", "B") + "," + question("Q3", "三？") + "]");
    ASSERT_TRUE(is_accepted(report));
    EXPECT_EQ(report->changed, 1);
    EXPECT_EQ(report->added, 1);
    EXPECT_EQ(report->version, 2);
    auto const snapshot = newest();
    auto const easy = snapshot->items(Ground::easy);
    ASSERT_EQ(easy.size(), 3U);
    EXPECT_EQ(easy[0].version, 2);
    EXPECT_EQ(easy[1].version, 1);
    // The new question stands behind, so that walks which began go on.
    EXPECT_GT(easy[2].question, easy[1].question);
}

TEST_F(ImportingQuestions, WritesNothingWhenOneRowIsWrong)
{
    auto const report =
        import("[" + question("Q1", "一？") + "," + question("Q2", "二？", "E") + "]");
    ASSERT_TRUE(is_accepted(report));
    ASSERT_EQ(report->problems.size(), 1U);
    EXPECT_EQ(report->problems[0].row, 2);
    EXPECT_EQ(report->problems[0].column, "answer");
    EXPECT_EQ(report->version, std::nullopt);
    EXPECT_FALSE(newest().has_value());
}

TEST_F(ImportingQuestions, OnlySaysWhatItWouldDoWhenAsked)
{
    auto const report = import("[" + question("Q1", "一？") + "]", ImportMode::check);
    ASSERT_TRUE(is_accepted(report));
    EXPECT_EQ(report->added, 1);
    EXPECT_EQ(report->version, std::nullopt);
    EXPECT_FALSE(newest().has_value());
}

TEST_F(ImportingQuestions, ReadsTables)
{
    auto const report = import("编号,题型,时期,主题,难度,题干,A,B,C,D,答案,解析,出处\n"
                               "Q1,单选,P1,meeting,1,一？,甲,乙,丙,丁,A,因为。,书\n"
                               "Q2,单选,P1,meeting,1\n"
                               "Q3,判断,P1,meeting,1,三。,有,没有,,,A,因为。,书\n",
                               ImportMode::check, QuestionFormat::csv);
    ASSERT_TRUE(is_accepted(report));
    EXPECT_EQ(report->added, 1);
    ASSERT_EQ(report->problems.size(), 2U);
    EXPECT_EQ(report->problems[0].row, 3);
    EXPECT_EQ(report->problems[1].row, 4);
    EXPECT_EQ(report->problems[1].column, "A");
}

TEST_F(ImportingQuestions, RefusesABankThatNobodyCanName)
{
    auto const refused = stage_.database.run([&](sql::Transaction& tx) {
        return import_questions(tx, *stage_.live, fixtures::operator_of_tests,
                                {.bank = "党史", .bytes = "[]"});
    });
    EXPECT_TRUE(is_refused(refused, bank_code_malformed));
}

class UndoingImport : public ImportingQuestions {
protected:
    base::Result<ImportRecord> undo(std::optional<ImportId> id, std::string_view of = bank)
    {
        return stage_.database.run([&](sql::Transaction& tx) {
            return undo_import(tx, *stage_.live, fixtures::operator_of_tests, of,
                               id.value_or(ImportId{0}));
        });
    }

    std::vector<Question> wordings()
    {
        return stage_.database.look(
            [&](sql::Transaction& tx) { return wordings_of(tx, banks::find(tx, bank)->id); });
    }
};

TEST_F(UndoingImport, WithdrawsWhatWasAddedAndRestoresWhatWasChanged)
{
    ASSERT_TRUE(is_accepted(import("[" + question("Q1", "一？") + "]")));
    auto const report =
        import("[" + question("Q1", "第一？", "B") + "," + question("Q2", "二？") + "]");
    ASSERT_TRUE(is_accepted(report));
    auto const undone = undo(report->id);
    ASSERT_TRUE(is_accepted(undone));
    EXPECT_TRUE(undone->undone_at.has_value());
    ASSERT_EQ(wordings().size(), 1U);
    EXPECT_EQ(wordings()[0].stem, "一？");
    EXPECT_EQ(wordings()[0].version, 3);
    EXPECT_EQ(newest()->enabled(Ground::easy), 1);
    EXPECT_EQ(newest()->items(Ground::easy).size(), 2U); // Its place stays.
    EXPECT_EQ(newest()->version(), 3);
    EXPECT_TRUE(is_refused(undo(report->id), import_undone));
    // The same file can come again, under the same codes and stems.
    auto const again = import("[" + question("Q2", "二？", "C") + "]");
    ASSERT_TRUE(is_accepted(again));
    EXPECT_EQ(again->added, 1);
    EXPECT_TRUE(is_accepted(undo(again->id)));
    EXPECT_EQ(wordings().size(), 1U);
}

TEST_F(UndoingImport, IsRefusedWhenLaterWorkWouldBeLost)
{
    auto const first = import("[" + question("Q1", "一？") + "]");
    ASSERT_TRUE(is_accepted(import("[" + question("Q1", "第一？") + "]")));
    auto const refused = undo(first->id);
    ASSERT_TRUE(is_refused(refused, import_changed_since));
    EXPECT_EQ(refused.error().facts.front().value, "Q1");
    EXPECT_EQ(wordings().size(), 1U);
}

TEST_F(UndoingImport, IsRefusedAfterADay)
{
    auto const report = import("[" + question("Q1", "一？") + "]");
    stage_.database.advance(std::chrono::hours{25});
    EXPECT_TRUE(is_refused(undo(report->id), import_too_old));
}

TEST_F(UndoingImport, KnowsOnlyTheImportsOfItsBank)
{
    auto const report = import("[" + question("Q1", "一？") + "]");
    EXPECT_TRUE(is_refused(undo(ImportId{99}), import_unknown));
    EXPECT_TRUE(is_refused(undo(report->id, "nobody"), bank_unknown));
    auto const listed =
        stage_.database.look([&](sql::Transaction& tx) { return list_imports(tx, bank).value(); });
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].added, 1);
}

TEST_F(ImportingQuestions, TakesRowsThatSomebodyHasLookedAt)
{
    ASSERT_TRUE(is_accepted(import("[" + question("Q1", "一？") + "]")));
    auto const take = [&](std::vector<QuestionDraft> drafts, std::string into) {
        return stage_.database.run([&](sql::Transaction& tx) {
            return import_drafts(tx, *stage_.live, fixtures::operator_of_tests,
                                 {std::move(into), std::move(drafts)});
        });
    };
    QuestionDraft draft{.row = 7,
                        .code = "Q2",
                        .type = "single",
                        .period = "P1",
                        .topic = "meeting",
                        .difficulty = "1",
                        .stem = "二？",
                        .options = {"甲", "乙", "丙", "丁"},
                        .answer = "A",
                        .explanation = "因为。",
                        .source = "书"};
    EXPECT_TRUE(is_refused(take({draft}, "nobody"), bank_unknown));
    auto wrong = draft;
    wrong.answer = "E";
    auto const refused = take({wrong}, std::string{bank});
    ASSERT_TRUE(is_refused(refused, import_rows_wrong));
    EXPECT_EQ(refused.error().facts.front().value, "7");
    auto const taken = take({draft}, std::string{bank});
    ASSERT_TRUE(is_accepted(taken));
    EXPECT_EQ(taken->added, 1);
    EXPECT_TRUE(taken->id.has_value());
    EXPECT_FALSE(take({draft}, std::string{bank})->id.has_value());
}

class KeepingBank : public ImportingQuestions {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(is_accepted(import("[" + question("Q1", "一？") + "," + question("Q2", "二？") +
                                       "," + question("Q3", "三？") + "]")));
    }

    base::Result<BankQuestion> turn(std::string_view of, std::string_view code,
                                    QuestionSwitch position)
    {
        return stage_.database.run([&](sql::Transaction& tx) {
            return switch_question(tx, *stage_.live, fixtures::operator_of_tests, of, code,
                                   position);
        });
    }

    base::Result<BankQuestion> put(QuestionDraft const& draft, std::string_view into = bank)
    {
        return stage_.database.run([&](sql::Transaction& tx) {
            return put_question(tx, *stage_.live, fixtures::operator_of_tests, into, draft);
        });
    }

    base::Result<BankPage> list(ListQuestions const& query)
    {
        return stage_.database.run([&](sql::Transaction& tx) { return list_questions(tx, query); });
    }

    static QuestionDraft draft(std::string code, std::string stem)
    {
        return {.code = std::move(code),
                .type = "single",
                .period = "P1",
                .topic = "meeting",
                .difficulty = "1",
                .stem = std::move(stem),
                .options = {"甲", "乙", "丙", "丁"},
                .answer = "A",
                .explanation = "因为。",
                .source = "书"};
    }
};

TEST_F(KeepingBank, ListsInPages)
{
    auto const first = list({.bank = std::string{bank}, .limit = 2});
    ASSERT_TRUE(is_accepted(first));
    ASSERT_EQ(first->questions.size(), 2U);
    ASSERT_TRUE(first->next_cursor.has_value());
    auto const second =
        list({.bank = std::string{bank}, .cursor = *first->next_cursor, .limit = 2});
    ASSERT_TRUE(is_accepted(second));
    ASSERT_EQ(second->questions.size(), 1U);
    EXPECT_EQ(second->questions[0].wording.code, "Q3");
    EXPECT_EQ(second->next_cursor, std::nullopt);
    EXPECT_TRUE(is_refused(list({.bank = "nobody"}), bank_unknown));
    EXPECT_TRUE(is_refused(list({.bank = std::string{bank}, .cursor = "x"}), cursor_malformed));
}

TEST_F(KeepingBank, TakesOneQuestion)
{
    auto const added = put(draft("Q9", "九？"));
    ASSERT_TRUE(is_accepted(added));
    EXPECT_EQ(added->wording.version, 1);
    EXPECT_EQ(newest()->version(), 2);
    ASSERT_TRUE(is_accepted(put(draft("Q9", "九？"))));
    EXPECT_EQ(newest()->version(), 2); // Unchanged: nothing to publish.
    EXPECT_EQ(put(draft("Q9", "第九？"))->wording.version, 2);
}

TEST_F(KeepingBank, NamesTheFieldOfAQuestionItRefuses)
{
    auto broken = draft("Q9", "九？");
    broken.answer = "E";
    auto const refused = put(broken);
    ASSERT_TRUE(is_refused(refused, answer_unknown_option));
    EXPECT_EQ(refused.error().facts.back().value, "answer");
    EXPECT_TRUE(is_refused(put(draft("Q9", "一?")), question_duplicate));
    EXPECT_TRUE(is_refused(put(draft("Q9", "九？"), "nobody"), bank_unknown));
}

TEST_F(KeepingBank, SwitchesAQuestionOffAndOn)
{
    auto const off = turn(bank, "Q2", QuestionSwitch::off);
    ASSERT_TRUE(is_accepted(off));
    EXPECT_FALSE(off->is_enabled);
    EXPECT_EQ(newest()->enabled(Ground::easy), 2);
    EXPECT_EQ(newest()->version(), 2);
    EXPECT_TRUE(turn(bank, "Q2", QuestionSwitch::on)->is_enabled);
    EXPECT_EQ(newest()->enabled(Ground::easy), 3);
    EXPECT_TRUE(is_accepted(turn(bank, "Q2", QuestionSwitch::on)));
    EXPECT_EQ(newest()->version(), 3); // It was on already.
    EXPECT_TRUE(is_refused(turn(bank, "Q99", QuestionSwitch::off), question_unknown));
    EXPECT_TRUE(is_refused(turn("nobody", "Q1", QuestionSwitch::off), bank_unknown));
}

TEST(SwitchingOff, LeavesARunningContestEnoughQuestions)
{
    fixtures::Stage stage{fixtures::page_settings(), 104}; // 312: two more than needed
    auto const turn_off = [&](std::string_view code) {
        return stage.database.run([&](sql::Transaction& tx) {
            return switch_question(tx, *stage.live, fixtures::operator_of_tests, "party-history",
                                   code, QuestionSwitch::off);
        });
    };
    EXPECT_TRUE(is_accepted(turn_off("QB001")));
    EXPECT_TRUE(is_accepted(turn_off("QB002")));
    EXPECT_TRUE(is_refused(turn_off("QB003"), bank_too_small));
    stage.database.set_now(support::shanghai("2021-07-01 00:00"));
    EXPECT_TRUE(is_accepted(turn_off("QB003")));
}

} // namespace
