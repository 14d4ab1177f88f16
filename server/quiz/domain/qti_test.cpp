#include "quiz/domain/qti.hpp"

#include "document/archive.hpp"
#include "document/refusals.hpp"
#include "quiz/domain/any_question_test.hpp"
#include "quiz/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace quiz;
using support::is_accepted;
using support::is_refused;
using Texts = std::vector<std::string>;

constexpr auto choice = R"(<qti-choice-interaction response-identifier="R" max-choices="1">
    <qti-prompt>是谁
    <b>领导</b>的？</qti-prompt><qti-simple-choice identifier="x1">甲</qti-simple-choice>
    <qti-simple-choice identifier="x2">乙</qti-simple-choice>
    <qti-simple-choice identifier="x3">丙</qti-simple-choice></qti-choice-interaction>)";

std::string item(std::string_view body, std::string_view cardinality = "single",
                 std::string_view right = "<qti-value>x2</qti-value>")
{
    return fmt::format("<qti-assessment-item identifier=\"i1\" title=\"一道题\">"
                       "<qti-response-declaration identifier=\"R\" cardinality=\"{}\">"
                       "<qti-correct-response>{}</qti-correct-response>"
                       "</qti-response-declaration>{}</qti-assessment-item>",
                       cardinality, right, body);
}

std::string body(std::string_view inside)
{
    return fmt::format("<qti-item-body>{}</qti-item-body>", inside);
}

TEST(Qti, IsReadAsOneItem)
{
    auto const file = read_qti(item(body(
        "<qti-rubric-block><p>只给老师</p></qti-rubric-block><p>工会</p>" + std::string{choice})));
    ASSERT_TRUE(is_accepted(file));
    ASSERT_EQ(file->drafts.size(), 1U);
    auto const& draft = file->drafts.front();
    EXPECT_EQ(draft.code, "i1");
    EXPECT_EQ(draft.stem, "工会是谁领导的？");
    EXPECT_EQ(draft.options, (Texts{"甲", "乙", "丙"}));
    EXPECT_EQ(draft.answer, "B");
    EXPECT_EQ(draft.type, "single");
    auto const several = read_qti(
        item(body(choice), "multiple", "<qti-value>x1</qti-value><qti-value> x3 </qti-value>"));
    EXPECT_EQ(several->drafts.at(0).answer, "AC");
    EXPECT_EQ(several->drafts.at(0).type, "multiple");
}

TEST(Qti, TellsWhichItemItCannotTake)
{
    auto const twice = std::string{choice} + choice;
    for (auto const& [text, found] : std::vector<std::pair<std::string, std::string>>{
             {body("<qti-order-interaction/>"), "qti-order-interaction"},
             {body("<p>文字</p>"), "no interaction"},
             {body(twice), "2 interactions"},
             {body("<p><img src='x'/></p>" + std::string{choice}), "picture"},
             {body("<qti-choice-interaction response-identifier=\"OTHER\"/>"), "no declaration"},
             {"", "no body"}}) {
        auto const file = read_qti(item(text));
        ASSERT_TRUE(is_accepted(file)) << text;
        ASSERT_EQ(file->problems.size(), 1U) << text;
        EXPECT_EQ(file->problems[0].error.reason, question_kind_unsupported.reason);
        EXPECT_EQ(file->problems[0].error.facts[0].value, found);
    }
}

TEST(Qti, ReadsAPackageAndPassesOverWhatIsNoItem)
{
    auto const file = read_qti(document::write_archive({{"imsmanifest.xml", "<manifest/>"},
                                                        {"a.png", "PNG"},
                                                        {"test.xml", "<qti-assessment-test/>"},
                                                        {"torn.xml", "<qti"},
                                                        {"b.xml", item(body(choice))}}));
    ASSERT_TRUE(is_accepted(file));
    ASSERT_EQ(file->drafts.size(), 1U);
    EXPECT_EQ(file->drafts[0].row, 3);
    ASSERT_EQ(file->problems.size(), 1U);
    EXPECT_EQ(file->problems[0].row, 2);
    EXPECT_EQ(file->problems[0].error.reason, document::xml_malformed.reason);
}

TEST(Qti, IsRefusedAsAWholeWhenItIsNone)
{
    EXPECT_TRUE(is_refused(read_qti("<quiz/>"), xml_root_unexpected));
    EXPECT_TRUE(is_refused(read_qti("PK torn"), document::archive_damaged));
    EXPECT_TRUE(is_refused(read_qti("text"), document::xml_malformed));
}

RC_GTEST_PROP(Qti, IsReadAsItWasWritten, ())
{
    auto const questions = fixtures::any_questions();
    auto const file = read_qti(write_qti(questions)).value();
    RC_ASSERT(file.problems.empty());
    RC_ASSERT(file.drafts.size() == questions.size());
    for (std::size_t at = 0; at < questions.size(); ++at)
        RC_ASSERT(draft_of(check_draft(file.drafts[at]).question.value()) ==
                  draft_of(questions[at]));
}

} // namespace
