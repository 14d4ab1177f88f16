#include "quiz/domain/moodle_xml.hpp"

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

std::string question(std::string_view type, std::string_view inside)
{
    return fmt::format("<question type=\"{}\"><name><text>M1</text></name>"
                       "<questiontext format=\"html\"><text><![CDATA[<p>工会&nbsp;是<br/>什么？</p>"
                       "]]></text></questiontext>{}</question>",
                       type, inside);
}

TEST(MoodleXml, IsReadAsMoodleMeansIt)
{
    auto const file = read_moodle_xml(
        "<?xml version=\"1.0\"?><quiz>" + question("category", "") +
        question("multichoice",
                 "<single>true</single><idnumber>QB9</idnumber>"
                 "<generalfeedback><text>&lt;b&gt;因为。&lt;/b&gt;</text></generalfeedback>"
                 "<answer fraction=\"50\"><text>甲</text></answer>"
                 "<answer fraction=\"100\" format=\"plain_text\"><text>a &lt;b&gt;\n c</text>"
                 "</answer><answer fraction=\"0\"><text>丙</text></answer>"
                 "<tags><tag><text>period=P1</text></tag><tag><text>其他</text></tag></tags>") +
        question("multichoice",
                 "<single>false</single><answer fraction=\"50\"><text>甲</text></answer>"
                 "<answer fraction=\"50\"><text>乙</text></answer>"
                 "<answer fraction=\"-100\"><text>丙</text></answer>") +
        question("truefalse", "<answer fraction=\"100\"><text>false</text></answer>"
                              "<answer fraction=\"0\"><text>true</text></answer>") +
        "</quiz>");
    ASSERT_TRUE(is_accepted(file));
    EXPECT_TRUE(file->problems.empty());
    ASSERT_EQ(file->drafts.size(), 3U);
    auto const& first = file->drafts[0];
    EXPECT_EQ(first.row, 1);
    EXPECT_EQ(first.code, "QB9");
    EXPECT_EQ(first.stem, "工会 是什么？");
    EXPECT_EQ(first.options, (Texts{"甲", "a <b>c", "丙"}));
    EXPECT_EQ(first.answer, "B");
    EXPECT_EQ(first.type, "single");
    EXPECT_EQ(first.explanation, "因为。");
    EXPECT_EQ(first.period, "P1");
    EXPECT_EQ(file->drafts[1].code, "M1");
    EXPECT_EQ(file->drafts[1].answer, "AB");
    EXPECT_EQ(file->drafts[1].type, "multiple");
    EXPECT_EQ(file->drafts[2].answer, "B");
    EXPECT_EQ(file->drafts[2].options, (Texts{"正确", "错误"}));
}

TEST(MoodleXml, TellsWhichQuestionItCannotTake)
{
    auto const file = read_moodle_xml(
        "<quiz>" + question("essay", "") +
        "<question type=\"truefalse\"><questiontext><text>&lt;img src='x'&gt;</text>"
        "</questiontext></question><question type=\"truefalse\"/></quiz>");
    ASSERT_TRUE(is_accepted(file));
    ASSERT_EQ(file->problems.size(), 2U);
    EXPECT_EQ(file->problems[0].row, 1);
    EXPECT_EQ(file->problems[0].error.reason, question_kind_unsupported.reason);
    EXPECT_EQ(file->problems[0].error.facts[0].value, "essay");
    EXPECT_EQ(file->problems[1].error.facts[0].value, "picture");
    EXPECT_EQ(file->drafts.size(), 1U);
}

TEST(MoodleXml, IsRefusedAsAWholeWhenItIsNone)
{
    EXPECT_TRUE(is_refused(read_moodle_xml("<html/>"), xml_root_unexpected));
    EXPECT_TRUE(is_refused(read_moodle_xml("<quiz>"), document::xml_malformed));
    EXPECT_TRUE(is_refused(read_moodle_xml("<!DOCTYPE quiz [<!ENTITY a \"b\">]><quiz/>"),
                           document::xml_with_doctype));
    std::string many = "<quiz>";
    for (std::size_t i = 0; i <= 20'000; ++i)
        many += "<question type=\"x\"/>";
    EXPECT_TRUE(is_refused(read_moodle_xml(many + "</quiz>"), import_too_large));
}

RC_GTEST_PROP(MoodleXml, IsReadAsItWasWritten, ())
{
    auto const questions = fixtures::any_questions();
    auto const file = read_moodle_xml(write_moodle_xml(questions)).value();
    RC_ASSERT(file.problems.empty());
    RC_ASSERT(file.drafts.size() == questions.size());
    for (std::size_t at = 0; at < questions.size(); ++at)
        RC_ASSERT(draft_of(check_draft(file.drafts[at]).question.value()) ==
                  draft_of(questions[at]));
}

} // namespace
