#include "quiz/store/questions.hpp"

#include "quiz/store/banks.hpp"
#include "support/database.hpp"

#include <gtest/gtest.h>

namespace {

using namespace quiz;

Question law_question(std::int64_t id, std::string code)
{
    Question question;
    question.id = QuestionId{id};
    question.code = std::move(code);
    question.type = QuestionType::multiple;
    question.stratum = Stratum::medium;
    question.period = "L";
    question.topic = "union_law";
    question.stem = "工会的基本职责包括哪些？";
    question.options = {"维护", "服务", "建设", "教育"};
    question.answer = {0, 1};
    question.explanation = "因为。";
    question.source = "《工会法》第六条";
    question.valid_from = base::CivilDate::of(2022, 1, 1);
    return question;
}

class QuestionStore : public testing::Test {
protected:
    template <class Use>
    auto run(Use use)
    {
        return database_.look([&](sql::Transaction& tx) {
            use(tx);
            return 0;
        });
    }

    void SetUp() override
    {
        run([&](sql::Transaction& tx) {
            bank_ = banks::next_id(tx);
            banks::insert(tx, {bank_, "party-history", "党史题库"});
            questions::insert(tx, bank_, {law_question(1, "LW001"), 0, true});
            questions::insert(tx, bank_, {law_question(2, "LW002"), 1, true});
        });
    }

    support::Database database_;
    BankId bank_;
};

TEST_F(QuestionStore, GivesBackWhatWasStored)
{
    run([&](sql::Transaction& tx) {
        auto const found = questions::find(tx, bank_, "LW002");
        ASSERT_TRUE(found.has_value());
        auto const expected = law_question(2, "LW002");
        EXPECT_EQ(found->ordinal, 1);
        EXPECT_TRUE(found->is_enabled);
        EXPECT_EQ(found->wording.type, expected.type);
        EXPECT_EQ(found->wording.stratum, expected.stratum);
        EXPECT_EQ(found->wording.options, expected.options);
        EXPECT_EQ(found->wording.answer, expected.answer);
        EXPECT_EQ(found->wording.valid_from, expected.valid_from);
        EXPECT_EQ(questions::next_id(tx), QuestionId{3});
        EXPECT_FALSE(questions::find(tx, bank_, "LW003").has_value());
    });
}

TEST_F(QuestionStore, KeepsEveryWordingThatWasPublished)
{
    run([&](sql::Transaction& tx) {
        auto changed = law_question(1, "LW001");
        changed.version = 2;
        changed.stem = "工会的基本职责是哪两项？";
        changed.valid_from.reset();
        questions::add_wording(tx, changed);
        EXPECT_EQ(questions::find(tx, bank_, "LW001")->wording.stem, changed.stem);
        EXPECT_FALSE(questions::find(tx, bank_, "LW001")->wording.valid_from.has_value());
        EXPECT_EQ(questions::find_wording(tx, QuestionId{1}, 1)->stem, law_question(1, "").stem);
        EXPECT_FALSE(questions::find_wording(tx, QuestionId{1}, 3).has_value());
    });
}

TEST_F(QuestionStore, ListsInTheOrderOfJoining)
{
    run([&](sql::Transaction& tx) {
        questions::set_enabled(tx, QuestionId{1}, questions::Switch::off);
        EXPECT_EQ(questions::list(tx, bank_, QuestionId{0}, 1).front().wording.code, "LW001");
        EXPECT_EQ(questions::list(tx, bank_, QuestionId{1}, 5).front().wording.code, "LW002");
        std::vector<bool> enabled;
        questions::each(tx, bank_,
                        [&](auto const& stored) { enabled.push_back(stored.is_enabled); });
        EXPECT_EQ(enabled, (std::vector{false, true}));
    });
}

TEST_F(QuestionStore, KeepsTheStatesOfABank)
{
    run([&](sql::Transaction& tx) {
        EXPECT_FALSE(banks::find_newest(tx, bank_).has_value());
        for (BankVersion version : {1, 2})
            banks::insert_version(
                tx,
                BankSnapshot{bank_, version, {{{}, {{QuestionId{1}, version, version == 1}}, {}}}});
        EXPECT_EQ(banks::find_newest(tx, bank_)->version(), 2);
        EXPECT_EQ(banks::find_newest(tx, bank_)->items_text(), ";1.2-;;");
        EXPECT_EQ(banks::find_version(tx, bank_, 1)->items_text(), ";1.1;;");
        EXPECT_FALSE(banks::find_version(tx, bank_, 3).has_value());
        EXPECT_EQ(banks::find(tx, "party-history")->title, "党史题库");
        EXPECT_EQ(banks::list(tx).size(), 1U);
        EXPECT_FALSE(banks::find(tx, "law").has_value());
    });
}

} // namespace
