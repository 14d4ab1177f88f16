#include "quiz/domain/rules_text.hpp"

#include <array>
#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace quiz {

namespace {

constexpr std::array<std::string_view, 12> english_months{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

struct Day {
    int year;
    unsigned month;
    unsigned day;
};

Day parts(base::CivilDate date)
{
    auto const ymd = date.parts();
    return {int{ymd.year()}, unsigned{ymd.month()}, unsigned{ymd.day()}};
}

int points_per_day_max(ContestRules const& rules)
{
    return rules.points_per_attempt_max() * attempts_per_day_max;
}

std::string zone_in_chinese(ContestRules const& rules)
{
    return rules->timezone.name() == "Asia/Shanghai"
               ? std::string{"北京时间"}
               : fmt::format("{} 时间", rules->timezone.name());
}

std::string draw_in_chinese(ContestRules const& rules)
{
    auto const& mix = rules->mix;
    if (rules->draw == DrawStrategy::uniform)
        return fmt::format("系统每次在题库中随机抽取 {} 题", rules->questions_per_attempt);
    return fmt::format("系统每次在题库中随机抽取 {} 题（容易 {}、中等 {}、较难 {}）",
                       rules->questions_per_attempt, mix.easy, mix.medium, mix.hard);
}

std::string second_chance_in_chinese(ContestRules const& rules)
{
    auto const most = points_per_day_max(rules);
    switch (rules->second_chance) {
    case SecondChanceMode::share:
        return fmt::format(
            "每人每天一次答题机会，分享可增加一次，每天最多答题两次（即每人每日最多可获得 {} 积分）。",
            most);
    case SecondChanceMode::study:
        return fmt::format(
            "每人每天一次答题机会，读一张学习卡片（至少 {}）并答对一道小题可增加一次，"
            "每天最多答题两次（即每人每日最多可获得 {} 积分）。",
            span_in_chinese(rules->study_time), most);
    case SecondChanceMode::visit:
        return fmt::format("每人每天一次答题机会，邀请一位工友打开你的链接可增加一次，"
                           "每天最多答题两次（即每人每日最多可获得 {} 积分）。",
                           most);
    case SecondChanceMode::two_attempts:
        return fmt::format("每人每天两次答题机会（即每人每日最多可获得 {} 积分）。", most);
    case SecondChanceMode::none:
        return fmt::format("每人每天一次答题机会（即每人每日最多可获得 {} 积分）。",
                           rules.points_per_attempt_max());
    }
    std::unreachable();
}

std::string_view in_chinese(TieBreaker breaker)
{
    switch (breaker) {
    case TieBreaker::points:
        return "积分";
    case TieBreaker::accuracy:
        return "正确率";
    case TieBreaker::elapsed:
        return "答题总用时";
    case TieBreaker::draw:
        return "公开摇号";
    }
    std::unreachable();
}

std::string_view in_english(TieBreaker breaker)
{
    switch (breaker) {
    case TieBreaker::points:
        return "points";
    case TieBreaker::accuracy:
        return "share of right answers";
    case TieBreaker::elapsed:
        return "total answering time";
    case TieBreaker::draw:
        return "public draw";
    }
    std::unreachable();
}

bool counts_time(ContestRules const& rules)
{
    for (auto const breaker : rules->tie_breakers)
        if (breaker == TieBreaker::elapsed)
            return true;
    return false;
}

/// What decides after the points, such as "正确率、公开摇号".
template <class Words>
std::string deciders(ContestRules const& rules, std::string_view between, Words words)
{
    std::string text;
    for (auto const breaker : rules->tie_breakers) {
        if (breaker == TieBreaker::points)
            continue;
        text.append(text.empty() ? "" : between).append(words(breaker));
    }
    return text;
}

std::string ties_in_chinese(ContestRules const& rules)
{
    auto const order = deciders(rules, "、", [](TieBreaker b) { return in_chinese(b); });
    if (!counts_time(rules))
        return fmt::format("积分相同的，依次比较{}；不比谁答得快。", order);
    return fmt::format("积分相同的，依次比较{}；每题用时不足 {} 秒的按 {} 秒计。", order,
                       rules->elapsed_floor_per_question.count() / 1000,
                       rules->elapsed_floor_per_question.count() / 1000);
}

std::string ties_in_english(ContestRules const& rules)
{
    auto const order = deciders(rules, ", then ", [](TieBreaker b) { return in_english(b); });
    if (!counts_time(rules))
        return fmt::format("Equal points are decided by {}; nobody wins by being fast.", order);
    return fmt::format(
        "Equal points are decided by {}; less than {} seconds per question count as {}.", order,
        rules->elapsed_floor_per_question.count() / 1000,
        rules->elapsed_floor_per_question.count() / 1000);
}

std::string tiers_in_chinese(ContestRules const& rules)
{
    std::string text;
    for (auto const& tier : rules->prize_tiers)
        text.append(fmt::format("{}第 {} 至 {} 名 {} 元", text.empty() ? "" : "，", tier.from,
                                tier.to, tier.yuan));
    return text;
}

std::string tiers_in_english(ContestRules const& rules)
{
    std::string text;
    for (auto const& tier : rules->prize_tiers)
        text.append(fmt::format("{}places {} to {} {} yuan", text.empty() ? "" : ", ", tier.from,
                                tier.to, tier.yuan));
    return text;
}

std::string second_chance_in_english(ContestRules const& rules)
{
    auto const most = points_per_day_max(rules);
    auto const twice = fmt::format("at most two attempts a day, so at most {} points a day", most);
    switch (rules->second_chance) {
    case SecondChanceMode::share:
        return fmt::format("One attempt a day for each person; sharing adds one: {}.", twice);
    case SecondChanceMode::study:
        return fmt::format(
            "One attempt a day for each person; reading a study card for {} and answering "
            "its question adds one: {}.",
            span_in_english(rules->study_time), twice);
    case SecondChanceMode::visit:
        return fmt::format(
            "One attempt a day for each person; a workmate who opens your link adds one: {}.",
            twice);
    case SecondChanceMode::two_attempts:
        return fmt::format("Two attempts a day for each person, so at most {} points a day.", most);
    case SecondChanceMode::none:
        return fmt::format("One attempt a day for each person, so at most {} points a day.",
                           rules.points_per_attempt_max());
    }
    std::unreachable();
}

} // namespace

std::string period_in_chinese(ContestRules const& rules)
{
    auto const from = parts(rules->starts_on);
    auto const to = parts(rules->ends_on);
    auto const until = to.year == from.year ? std::string{} : fmt::format("{} 年 ", to.year);
    return fmt::format("{} 年 {} 月 {} 日至 {}{} 月 {} 日", from.year, from.month, from.day, until,
                       to.month, to.day);
}

std::string period_in_english(ContestRules const& rules)
{
    auto const from = parts(rules->starts_on);
    auto const to = parts(rules->ends_on);
    auto const year = to.year == from.year ? std::string{} : fmt::format(" {}", from.year);
    return fmt::format("{} {}{} to {} {} {}", from.day, english_months[from.month - 1], year,
                       to.day, english_months[to.month - 1], to.year);
}

std::string span_in_chinese(std::chrono::seconds span)
{
    if (span.count() % 60 == 0 && span.count() > 0)
        return fmt::format("{} 分钟", span.count() / 60);
    return fmt::format("{} 秒", span.count());
}

std::string span_in_english(std::chrono::seconds span)
{
    if (span.count() % 60 == 0 && span.count() > 0)
        return fmt::format("{} minute{}", span.count() / 60, span.count() == 60 ? "" : "s");
    return fmt::format("{} seconds", span.count());
}

std::vector<std::string> rules_in_chinese(ContestRules const& rules)
{
    auto const prize = [&](int place) { return rules.yuan_for_place(place); };
    auto const winners = rules.winners_per_month();
    std::vector<std::string> points;
    points.push_back(fmt::format("竞赛时间：{}，每天都可以参与，以{}为准。",
                                 period_in_chinese(rules), zone_in_chinese(rules)));
    points.push_back("开始答题之前，请填写手机号，并选择自己所属的地方或产业工会。");
    points.push_back(fmt::format(
        "{}，根据答对题数获得相应积分，一题 {} 积分；多选题全部选对才得分，不答、答错不扣分。",
        draw_in_chinese(rules), rules->points_per_question));
    points.push_back(second_chance_in_chinese(rules));
    points.push_back(fmt::format(
        "每次答题限时 {}，中途离开可以接着答；零点前开始、零点后交卷的，计入开始的那一天。",
        span_in_chinese(rules->time_limit)));
    points.push_back("积分为每月累计制，当月积分在次月 1 日清零，并重新开始排名。");
    points.push_back(
        fmt::format("个人排行每月前 {} 名的，奖励 {}-{} 元手机话费：{}；每月共 {} 元。", winners,
                    prize(winners), prize(1), tiers_in_chinese(rules), rules.yuan_per_month()));
    points.push_back(ties_in_chinese(rules));
    points.push_back(
        "抽题与摇号由每月一个密钥决定：密钥的指纹在当月开始前公布，密钥在月榜冻结后公布，"
        "任何人都可以据此重新计算。");
    points.push_back("交卷后立即公布答案、解析和出处。");
    if (rules->union_board)
        points.push_back("单位排行只作统计，不设奖。");
    return points;
}

std::vector<std::string> rules_in_english(ContestRules const& rules)
{
    auto const winners = rules.winners_per_month();
    auto const& mix = rules->mix;
    std::vector<std::string> points;
    points.push_back(fmt::format("Open every day from {}, by the clock of {}.",
                                 period_in_english(rules), rules->timezone.name()));
    points.push_back("Before the first question, give your mobile number and choose your local or "
                     "industry union.");
    auto const drawn =
        rules->draw == DrawStrategy::uniform
            ? std::string{}
            : fmt::format(" ({} easy, {} medium, {} hard)", mix.easy, mix.medium, mix.hard);
    points.push_back(
        fmt::format("{} questions are drawn at random{}; {} points for each right one. Multiple "
                    "choice counts only when all of it is right; nothing is taken away.",
                    rules->questions_per_attempt, drawn, rules->points_per_question));
    points.push_back(second_chance_in_english(rules));
    points.push_back(
        fmt::format("An attempt lasts {}; you may leave and go on. Begun before midnight and "
                    "handed in after it, it counts for the day on which it was begun.",
                    span_in_english(rules->time_limit)));
    points.push_back(
        "Points add up for one month; on the 1st of the next they start again from zero.");
    points.push_back(
        fmt::format("The first {} of each month win {} to {} yuan of phone credit: {}; {} yuan a "
                    "month altogether.",
                    winners, rules.yuan_for_place(winners), rules.yuan_for_place(1),
                    tiers_in_english(rules), rules.yuan_per_month()));
    points.push_back(ties_in_english(rules));
    points.push_back(
        "One secret a month decides papers and draw: its fingerprint is published before the "
        "month, the secret itself when the board is frozen, so that anyone can recompute both.");
    points.push_back("Answers, explanations and sources are shown as soon as you hand in.");
    if (rules->union_board)
        points.push_back("The boards of unions are statistics and win no prize.");
    return points;
}

} // namespace quiz
