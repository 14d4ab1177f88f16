#include "quiz/domain/rules.hpp"

#include "quiz/domain/fixtures_test.hpp"
#include "quiz/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <functional>
#include <gtest/gtest.h>
#include <string>

namespace {

using namespace quiz;
using fixtures::page_settings;
using support::is_accepted;
using support::is_refused;

TEST(ContestRules, OfThePageAreTheShippedTemplate)
{
    auto const rules = fixtures::rules();
    EXPECT_EQ(rules->questions_per_attempt, 5);    // Q8
    EXPECT_EQ(rules->points_per_question, 10);     // Q9
    EXPECT_EQ(rules.points_per_attempt_max(), 50); // Q27
    EXPECT_EQ(rules.levels(), 311);                // 0..310 right answers in a month
    EXPECT_EQ(rules->time_limit.count(), 300);     // AMB-Q7
    EXPECT_EQ(rules->hand_in_grace.count(), 300);  // AMB-Q6
    EXPECT_EQ(rules->no_repeat_days, 7);           // AMB-Q10
    EXPECT_EQ(rules->mix, (DrawMix{2, 2, 1}));     // AMB-Q11
    EXPECT_EQ(rules->union_min_depth, 2);          // AMB-Q19
    EXPECT_EQ(rules->second_chance, SecondChanceMode::share);
    EXPECT_EQ(rules->timezone.name(), "Asia/Shanghai"); // AMB-Q2
}

TEST(PrizeTiers, OfTheTemplateCost5300YuanAMonth)
{
    auto const rules = fixtures::rules();
    EXPECT_EQ(rules.winners_per_month(), 100); // Q5
    EXPECT_EQ(rules.yuan_per_month(), 5300);   // Q28
    struct Case {
        int place;
        int yuan;
    };
    for (auto const [place, yuan] : {Case{1, 100}, Case{10, 100}, Case{11, 80}, Case{30, 80},
                                     Case{31, 50}, Case{61, 30}, Case{100, 30}, Case{101, 0}})
        EXPECT_EQ(rules.yuan_for_place(place), yuan) << "place " << place;
}

struct Refused {
    std::string name;
    base::Refusal refusal;
    std::string field;
    std::function<void(RuleSettings&)> change;
};

void PrintTo(Refused const& refused, std::ostream* out)
{
    *out << refused.name;
}

class RuleRefusals : public testing::TestWithParam<Refused> {};

TEST_P(RuleRefusals, NameTheSettingThatIsWrong)
{
    auto settings = page_settings();
    GetParam().change(settings);
    auto const rules = ContestRules::create(settings);
    ASSERT_TRUE(is_refused(rules, GetParam().refusal));
    ASSERT_FALSE(rules.error().facts.empty());
    EXPECT_EQ(rules.error().facts.front().name, "field");
    EXPECT_EQ(rules.error().facts.front().value, GetParam().field);
}

Refused out_of_range(std::string field, std::function<void(RuleSettings&)> change)
{
    return {field, setting_out_of_range, field, std::move(change)};
}

INSTANTIATE_TEST_SUITE_P(
    Numbers, RuleRefusals,
    testing::Values(
        out_of_range("questions_per_attempt", [](auto& s) { s.questions_per_attempt = 0; }),
        out_of_range("questions_per_attempt", [](auto& s) { s.questions_per_attempt = 21; }),
        out_of_range("points_per_question", [](auto& s) { s.points_per_question = 0; }),
        out_of_range("points_per_question", [](auto& s) { s.points_per_question = 101; }),
        out_of_range("time_limit_s", [](auto& s) { s.time_limit = std::chrono::seconds{29}; }),
        out_of_range("time_limit_s", [](auto& s) { s.time_limit = std::chrono::seconds{3601}; }),
        out_of_range("hand_in_grace_s",
                     [](auto& s) { s.hand_in_grace = std::chrono::seconds{-1}; }),
        out_of_range("hand_in_grace_s",
                     [](auto& s) { s.hand_in_grace = std::chrono::seconds{1801}; }),
        out_of_range("accommodation_factor", [](auto& s) { s.accommodation_factor = 0; }),
        out_of_range("accommodation_factor", [](auto& s) { s.accommodation_factor = 11; }),
        out_of_range("study_time_s", [](auto& s) { s.study_time = std::chrono::seconds{4}; }),
        out_of_range("study_time_s", [](auto& s) { s.study_time = std::chrono::seconds{121}; }),
        out_of_range("draw_mix.easy", [](auto& s) { s.mix.easy = -1; }),
        out_of_range("draw_mix.medium", [](auto& s) { s.mix.medium = 21; }),
        out_of_range("draw_mix.hard", [](auto& s) { s.mix.hard = -1; }),
        out_of_range("no_repeat_days", [](auto& s) { s.no_repeat_days = 32; }),
        out_of_range("elapsed_floor_ms_per_question",
                     [](auto& s) {
                         s.elapsed_floor_per_question = std::chrono::milliseconds{1999};
                     }),
        out_of_range("union_min_depth", [](auto& s) { s.union_min_depth = 1; }),
        out_of_range("union_min_depth", [](auto& s) { s.union_min_depth = 6; })));

INSTANTIATE_TEST_SUITE_P(
    Others, RuleRefusals,
    testing::Values(Refused{"ends before it starts", dates_reversed, "ends_on",
                            [](auto& s) { s.ends_on = s.starts_on - 1; }},
                    Refused{"25 months", contest_too_long, "ends_on",
                            [](auto& s) { s.ends_on = base::CivilDate::of(2023, 3, 1); }},
                    Refused{"mix of six", draw_mix_count, "draw_mix",
                            [](auto& s) { s.mix.hard = 2; }},
                    Refused{"nothing decides", tie_breakers_not_by_points, "tie_breakers",
                            [](auto& s) { s.tie_breakers.clear(); }},
                    Refused{"speed first", tie_breakers_not_by_points, "tie_breakers",
                            [](auto& s) {
                                s.tie_breakers = {TieBreaker::elapsed, TieBreaker::draw};
                            }},
                    Refused{"no draw", tie_breakers_without_draw, "tie_breakers",
                            [](auto& s) {
                                s.tie_breakers = {TieBreaker::points, TieBreaker::accuracy};
                            }},
                    Refused{"accuracy twice", tie_breaker_twice, "tie_breakers",
                            [](auto& s) {
                                s.tie_breakers = {TieBreaker::points, TieBreaker::accuracy,
                                                  TieBreaker::accuracy, TieBreaker::draw};
                            }},
                    Refused{"no prizes", prize_tiers_end, "prize_tiers",
                            [](auto& s) { s.prize_tiers.clear(); }},
                    Refused{"ninety winners", prize_tiers_end, "prize_tiers",
                            [](auto& s) { s.prize_tiers.back().to = 90; }},
                    Refused{"place 31 without a prize", prize_tiers_gap, "prize_tiers[2].from",
                            [](auto& s) { s.prize_tiers[2].from = 32; }},
                    Refused{"place 30 twice", prize_tiers_overlap, "prize_tiers[2].from",
                            [](auto& s) { s.prize_tiers[2].from = 30; }},
                    Refused{"tier backwards", prize_tier_reversed, "prize_tiers[1].to",
                            [](auto& s) { s.prize_tiers[1].to = 10; }},
                    Refused{"29 yuan", prize_tiers_range, "prize_tiers[3].yuan",
                            [](auto& s) { s.prize_tiers[3].yuan = 29; }},
                    Refused{"101 yuan", prize_tiers_range, "prize_tiers[0].yuan",
                            [](auto& s) { s.prize_tiers[0].yuan = 101; }},
                    Refused{"more for a later place", prize_tiers_increasing, "prize_tiers[2].yuan",
                            [](auto& s) { s.prize_tiers[2].yuan = 90; }},
                    // The poster promises a hundred yuan, so somebody must win it (Q23).
                    Refused{"nobody wins the hundred", prize_first_not_top, "prize_tiers[0].yuan",
                            [](auto& s) { s.prize_tiers[0].yuan = 90; }}));

TEST(ContestRules, NeedNoMixWhenTheDrawIsUniform)
{
    auto settings = page_settings();
    settings.draw = DrawStrategy::uniform;
    settings.questions_per_attempt = 8;
    EXPECT_TRUE(is_accepted(ContestRules::create(settings)));
}

TEST(ContestRules, MayDecideBySpeedIfTheOrganiserChoosesIt)
{
    auto settings = page_settings();
    settings.tie_breakers = {TieBreaker::points, TieBreaker::accuracy, TieBreaker::elapsed,
                             TieBreaker::draw};
    EXPECT_TRUE(is_accepted(ContestRules::create(settings)));
}

struct Lock {
    std::string field;
    std::function<void(RuleSettings&)> change;
};

class LockedRules : public testing::TestWithParam<Lock> {};

TEST_P(LockedRules, CannotChangeOnceTheContestHasBegun)
{
    auto settings = page_settings();
    GetParam().change(settings);
    auto const difference =
        ContestRules::locked_difference(fixtures::rules(), fixtures::rules(settings));
    EXPECT_EQ(difference.value_or(""), GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    Fields, LockedRules,
    testing::Values(
        Lock{"timezone", [](auto& s) { s.timezone = base::TimeZone::find("Asia/Urumqi").value(); }},
        Lock{"starts_on", [](auto& s) { s.starts_on = s.starts_on + 1; }},
        Lock{"ends_on", [](auto& s) { s.ends_on = s.ends_on + 1; }},
        Lock{"questions_per_attempt", [](auto& s) { s.questions_per_attempt = 6, s.mix.hard = 2; }},
        Lock{"points_per_question", [](auto& s) { s.points_per_question = 20; }},
        Lock{"time_limit_s", [](auto& s) { s.time_limit = std::chrono::seconds{301}; }},
        Lock{"draw", [](auto& s) { s.draw = DrawStrategy::uniform; }},
        Lock{"draw_mix",
             [](auto& s) {
                 s.mix = {3, 1, 1};
             }},
        Lock{"no_repeat_days", [](auto& s) { s.no_repeat_days = 8; }},
        Lock{"tie_breakers",
             [](auto& s) {
                 s.tie_breakers = {TieBreaker::points, TieBreaker::draw};
             }},
        Lock{"elapsed_floor_ms_per_question",
             [](auto& s) { s.elapsed_floor_per_question = std::chrono::milliseconds{3000}; }},
        Lock{"prize_tiers", [](auto& s) { s.prize_tiers[1].yuan = 90; }},
        Lock{"union_min_depth", [](auto& s) { s.union_min_depth = 3; }},
        // What gives nobody an advantage stays free.
        Lock{"", [](auto& s) { s.second_chance = SecondChanceMode::two_attempts; }},
        Lock{"", [](auto& s) { s.hand_in_grace = std::chrono::seconds{600}; }},
        Lock{"", [](auto& s) { s.accommodation_factor = 5; }},
        Lock{"", [](auto& s) { s.study_time = std::chrono::seconds{30}; }},
        Lock{"", [](auto& s) { s.union_board = false; }},
        Lock{"", [](auto& s) { s.person_board = false; }}));

} // namespace
