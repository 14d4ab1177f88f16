#include "quiz/domain/settings.hpp"

#include "quiz/domain/refusals.hpp"
#include "support/refusals.hpp"
#include "json/refusals.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>

namespace {

using namespace quiz;
using support::is_accepted;
using support::is_refused;

/// The least that a document must say, with more members if given (each begins with a comma).
std::string document(std::string const& more = "")
{
    return R"({"slug":"woxinxiangdang","title":"全省职工党史知识竞赛","theme":"我心向党",)"
           R"("organiser":"330000","bank":"party-history","starts_on":"2021-03-01","ends_on":"2021-06-30")" +
           more + "}";
}

std::string replaced(std::string text, std::string const& part, std::string const& by)
{
    auto const at = text.find(part);
    EXPECT_NE(at, std::string::npos) << part;
    return text.replace(at, part.size(), by);
}

TEST(ContestSettings, LeaveOutWhatIsAsOnThePage)
{
    auto const settings = read_settings(document());
    ASSERT_TRUE(is_accepted(settings));
    EXPECT_EQ(settings->slug, "woxinxiangdang");
    EXPECT_EQ(settings->words.title, "全省职工党史知识竞赛");
    EXPECT_EQ(settings->organiser, "330000");
    EXPECT_EQ(settings->bank, "party-history");
    RuleSettings page;
    page.starts_on = base::CivilDate::of(2021, 3, 1);
    page.ends_on = base::CivilDate::of(2021, 6, 30);
    EXPECT_EQ(settings->rules, ContestRules::create(page).value());
}

TEST(ContestSettings, SayEveryRule)
{
    auto const settings = read_settings(document(
        R"(,"slogan":"学党史","tagline":"赢好礼","english":{"title":"Quiz","theme":"Heart"},)"
        R"("timezone":"Asia/Urumqi","questions_per_attempt":6,"points_per_question":5,"time_limit_s":600,)"
        R"("hand_in_grace_s":60,"accommodation_factor":2,"second_chance":"study","study_time_s":30,)"
        R"("draw":"stratified","draw_mix":{"easy":1,"medium":2,"hard":3},"no_repeat_days":3,)"
        R"("tie_breakers":["points","elapsed","draw"],"elapsed_floor_ms_per_question":2500,)"
        R"("prize_tiers":[{"from":1,"to":100,"yuan":100}],"union_min_depth":3,)"
        R"("person_board":false,"union_board":false)"));
    ASSERT_TRUE(is_accepted(settings));
    auto const& rules = settings->rules;
    EXPECT_EQ(settings->words.slogan, "学党史");
    EXPECT_EQ(settings->words.tagline, "赢好礼");
    EXPECT_EQ(settings->english->title, "Quiz");
    EXPECT_EQ(rules->timezone.name(), "Asia/Urumqi");
    EXPECT_EQ(rules->questions_per_attempt, 6);
    EXPECT_EQ(rules->points_per_question, 5);
    EXPECT_EQ(rules->time_limit.count(), 600);
    EXPECT_EQ(rules->hand_in_grace.count(), 60);
    EXPECT_EQ(rules->accommodation_factor, 2);
    EXPECT_EQ(rules->second_chance, SecondChanceMode::study);
    EXPECT_EQ(rules->study_time.count(), 30);
    EXPECT_EQ(rules->mix, (DrawMix{1, 2, 3}));
    EXPECT_EQ(rules->no_repeat_days, 3);
    EXPECT_EQ(rules->tie_breakers,
              (std::vector{TieBreaker::points, TieBreaker::elapsed, TieBreaker::draw}));
    EXPECT_EQ(rules->elapsed_floor_per_question.count(), 2500);
    EXPECT_EQ(rules.yuan_per_month(), 10'000);
    EXPECT_EQ(rules->union_min_depth, 3);
    EXPECT_FALSE(rules->person_board);
    EXPECT_FALSE(rules->union_board);
}

TEST(ContestSettings, AreTheSameAfterWritingAndReading)
{
    for (auto const* more :
         {"",
          R"(,"second_chance":"visit","english":{"title":"Quiz","theme":"Heart","slogan":"Go"})",
          R"(,"draw":"uniform","tie_breakers":["points","draw"],"union_board":false)"}) {
        auto const settings = read_settings(document(more)).value();
        auto const again = read_settings(settings_document(settings));
        ASSERT_TRUE(is_accepted(again));
        EXPECT_EQ(*again, settings) << more;
    }
}

struct Refused {
    std::string document;
    base::Refusal refusal;
    std::string field;
    /// Value of the second fact, if it matters.
    std::string fact = {};
};

void PrintTo(Refused const& refused, std::ostream* out)
{
    *out << refused.refusal.reason << " at " << refused.field;
}

class SettingsRefusals : public testing::TestWithParam<Refused> {};

TEST_P(SettingsRefusals, NameTheFieldAndWhatIsAllowed)
{
    auto const settings = read_settings(GetParam().document);
    ASSERT_TRUE(is_refused(settings, GetParam().refusal));
    auto const& facts = settings.error().facts;
    auto const field = std::ranges::find(facts, "field", &base::Error::Fact::name);
    ASSERT_NE(field, facts.end());
    EXPECT_EQ(field->value, GetParam().field);
    EXPECT_TRUE(GetParam().fact.empty() ||
                std::ranges::find(facts, GetParam().fact, &base::Error::Fact::value) !=
                    facts.end());
}

INSTANTIATE_TEST_SUITE_P(
    Keys, SettingsRefusals,
    testing::Values(
        Refused{document(R"(,"time_limit":60)"), setting_unknown, "time_limit", "time_limit_s"},
        Refused{document(R"(,"secondchance":"share")"), setting_unknown, "secondchance",
                "second_chance"},
        Refused{document(R"(,"draw_mix":{"easy":2,"mediun":2,"hard":1})"), setting_unknown,
                "draw_mix.mediun", "medium"},
        Refused{document(R"(,"prize_tiers":[{"from":1,"til":100,"yuan":100}])"), setting_unknown,
                "prize_tiers[0].til", "to"},
        Refused{document(R"(,"english":{"titel":"x"})"), setting_unknown, "english.titel", "title"},
        Refused{replaced(document(), R"("title":"全省职工党史知识竞赛",)", ""), setting_missing,
                "title"},
        Refused{replaced(document(), R"("starts_on":"2021-03-01",)", ""), setting_missing,
                "starts_on"},
        Refused{replaced(document(), "我心向党", ""), setting_missing, "theme"},
        Refused{document(R"(,"english":{"title":"Quiz"})"), setting_missing, "english.theme"},
        Refused{document(R"(,"prize_tiers":[{"from":1,"to":100}])"), setting_missing,
                "prize_tiers[0].yuan"}));

INSTANTIATE_TEST_SUITE_P(
    Values, SettingsRefusals,
    testing::Values(
        Refused{replaced(document(), "\"woxin", "\"Woxin"), slug_malformed, "slug",
                "Woxinxiangdang"},
        Refused{document(R"(,"time_limit_s":"300")"), json::field_type, "time_limit_s",
                "whole number"},
        Refused{document(R"(,"union_board":1)"), json::field_type, "union_board", "true or false"},
        Refused{document(R"(,"prize_tiers":[{"from":1,"to":100,"yuan":"100"}])"), json::field_type,
                "prize_tiers[0].yuan", "whole number"},
        Refused{document(R"(,"time_limit_s":9000000000)"), setting_out_of_range, "time_limit_s",
                "30"},
        Refused{document(R"(,"second_chance":"shares")"), setting_unknown_value, "second_chance",
                "share, study, visit, two_attempts, none"},
        Refused{document(R"(,"draw":"random")"), setting_unknown_value, "draw",
                "stratified, uniform"},
        Refused{document(R"(,"tie_breakers":["points","speed"])"), setting_unknown_value,
                "tie_breakers", "points, accuracy, elapsed, draw"},
        Refused{document(R"(,"timezone":"Asia/Hangzhou")"), base::time_zone_unknown, "timezone"},
        Refused{replaced(document(), "2021-06-30", "2021-06-31"), base::date_malformed, "ends_on",
                "2021-03-08"},
        Refused{replaced(document(), "2021-06-30", "2021-02-28"), dates_reversed, "ends_on"},
        Refused{document(",\"slogan\":\"" + std::string(61, 'x') + "\""), setting_too_long,
                "slogan", "60"}));

TEST(Slug, IsWhatMayStandInAnAddress)
{
    EXPECT_TRUE(is_slug("wo-xin-xiang-dang-2021"));
    EXPECT_TRUE(is_slug(std::string(60, 'a')));
    EXPECT_FALSE(is_slug(""));
    EXPECT_FALSE(is_slug(std::string(61, 'a')));
    EXPECT_FALSE(is_slug("我心向党"));
    EXPECT_FALSE(is_slug("a/b"));
    EXPECT_FALSE(is_slug("A"));
}

} // namespace
