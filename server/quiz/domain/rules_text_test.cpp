#include "quiz/domain/rules_text.hpp"

#include "quiz/domain/fixtures_test.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace {

using namespace quiz;
using fixtures::page_settings;

bool some_point_says(std::vector<std::string> const& points, std::string_view part)
{
    return std::ranges::any_of(points, [&](auto const& point) { return point.contains(part); });
}

TEST(RulesText, SaysWhatThePageSays)
{
    auto const points = rules_in_chinese(fixtures::rules());
    EXPECT_TRUE(
        some_point_says(points, "2021 年 3 月 1 日至 6 月 30 日，每天都可以参与，以北京时间为准"));
    EXPECT_TRUE(some_point_says(points, "选择自己所属的地方或产业工会"));
    EXPECT_TRUE(some_point_says(points, "随机抽取 5 题"));
    EXPECT_TRUE(some_point_says(points, "一题 10 积分"));
    EXPECT_TRUE(some_point_says(
        points, "分享可增加一次，每天最多答题两次（即每人每日最多可获得 100 积分）"));
    EXPECT_TRUE(some_point_says(points, "当月积分在次月 1 日清零，并重新开始排名"));
    EXPECT_TRUE(some_point_says(points, "个人排行每月前 100 名的，奖励 30-100 元手机话费"));
    EXPECT_TRUE(some_point_says(points, "第 61 至 100 名 30 元；每月共 5300 元"));
    EXPECT_TRUE(some_point_says(points, "限时 5 分钟"));
    EXPECT_TRUE(some_point_says(points, "依次比较正确率、公开摇号；不比谁答得快"));
}

TEST(RulesText, HasTheSamePointsInBothLanguages)
{
    for (auto const mode :
         {SecondChanceMode::share, SecondChanceMode::study, SecondChanceMode::visit,
          SecondChanceMode::two_attempts, SecondChanceMode::none}) {
        auto settings = page_settings();
        settings.second_chance = mode;
        settings.union_board = mode != SecondChanceMode::none;
        auto const rules = fixtures::rules(settings);
        EXPECT_EQ(rules_in_chinese(rules).size(), rules_in_english(rules).size());
    }
}

TEST(RulesText, FollowsTheSettings)
{
    auto settings = page_settings();
    settings.second_chance = SecondChanceMode::none;
    settings.tie_breakers = {TieBreaker::points, TieBreaker::elapsed, TieBreaker::draw};
    settings.time_limit = std::chrono::seconds{90};
    settings.draw = DrawStrategy::uniform;
    settings.union_board = false;
    auto const points = rules_in_chinese(fixtures::rules(settings));
    EXPECT_TRUE(some_point_says(points, "每日最多可获得 50 积分"));
    EXPECT_TRUE(some_point_says(points, "答题总用时、公开摇号；每题用时不足 2 秒的按 2 秒计"));
    EXPECT_TRUE(some_point_says(points, "限时 90 秒"));
    EXPECT_FALSE(some_point_says(points, "较难"));
    EXPECT_FALSE(some_point_says(points, "单位排行"));
}

TEST(RulesText, NamesTheYearOfTheEndWhenItIsAnother)
{
    auto settings = page_settings();
    settings.ends_on = base::CivilDate::of(2022, 1, 31);
    auto const rules = fixtures::rules(settings);
    EXPECT_EQ(period_in_chinese(rules), "2021 年 3 月 1 日至 2022 年 1 月 31 日");
    EXPECT_EQ(period_in_english(rules), "1 March 2021 to 31 January 2022");
    EXPECT_EQ(period_in_english(fixtures::rules()), "1 March to 30 June 2021");
}

} // namespace
