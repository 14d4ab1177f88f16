#include "quiz/domain/study_card.hpp"

#include "quiz/domain/refusals.hpp"
#include "support/refusals.hpp"
#include "json/refusals.hpp"

#include <gtest/gtest.h>

namespace {

using namespace quiz;

std::string card(std::string const& code = "SC01")
{
    return R"({"code":")" + code +
           R"(","title":"红船启航","text":"大会最后一天转移到嘉兴南湖。","source":"《中国共产党简史》第一章",)"
           R"("check":{"stem":"会议转移到哪里？","options":{"A":"西湖","B":"南湖","C":"东湖"},"answer":"B"}})";
}

std::string replaced(std::string text, std::string const& part, std::string const& by)
{
    auto const at = text.find(part);
    EXPECT_NE(at, std::string::npos) << part;
    return text.replace(at, part.size(), by);
}

TEST(StudyCard, IsReadWithItsCheck)
{
    auto const file = read_study_cards("[" + card() + "]");
    ASSERT_TRUE(support::is_accepted(file));
    ASSERT_EQ(file->cards.size(), 1U);
    EXPECT_EQ(file->cards[0].title, "红船启航");
    EXPECT_EQ(file->cards[0].check.options.size(), 3U);
    EXPECT_EQ(file->cards[0].check.answer, 1);
}

struct Refused {
    std::string json;
    base::Refusal refusal;
    std::string column;
};

void PrintTo(Refused const& refused, std::ostream* out)
{
    *out << refused.refusal.reason << " at " << refused.column;
}

class StudyCardRefusals : public testing::TestWithParam<Refused> {};

TEST_P(StudyCardRefusals, NameTheRowAndTheField)
{
    auto const file = read_study_cards("[" + card("SC00") + "," + GetParam().json + "]");
    ASSERT_TRUE(support::is_accepted(file));
    EXPECT_EQ(file->cards.size(), 1U);
    ASSERT_EQ(file->problems.size(), 1U);
    EXPECT_EQ(file->problems[0].row, 2);
    EXPECT_EQ(file->problems[0].column, GetParam().column);
    EXPECT_EQ(file->problems[0].error.reason, GetParam().refusal.reason);
}

std::string long_text(int characters)
{
    std::string text;
    for (int i = 0; i < characters; ++i)
        text += "史";
    return text;
}

INSTANTIATE_TEST_SUITE_P(
    All, StudyCardRefusals,
    testing::Values(Refused{R"({"code":"SC01","words":""})", json::field_unknown, "words"},
                    Refused{R"({"code":"SC01"})", json::field_missing, "title"},
                    Refused{R"({"code":1})", json::field_type, "code"},
                    Refused{replaced(card(), "红船启航", " "), question_field_empty, "title"},
                    Refused{replaced(card(), "红船启航", "红船 "), question_text_untidy, "title"},
                    Refused{replaced(card(), "大会最后一天转移到嘉兴南湖。", long_text(251)),
                            question_text_length, "text"},
                    Refused{replaced(card(), R"(,"B":"南湖","C":"东湖")", ""), options_count,
                            "options"},
                    Refused{replaced(card(), "东湖", "西湖"), options_same, "options"},
                    Refused{replaced(card(), R"("answer":"B")", R"("answer":"D")"),
                            answer_unknown_option, "answer"},
                    Refused{card("SC00"), question_code_twice, "code"}));

} // namespace
