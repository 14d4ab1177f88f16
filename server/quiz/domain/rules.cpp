#include "quiz/domain/rules.hpp"

#include "quiz/domain/refusals.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <tuple>
#include <utility>

namespace quiz {

namespace {

using Check = base::Result<void>;

constexpr int months_max = 24;
constexpr int winners = 100;
constexpr int yuan_min = 30;
constexpr int yuan_max = 100;

Check in_range(std::string_view field, std::int64_t found, std::int64_t from, std::int64_t to)
{
    if (found >= from && found <= to)
        return base::ok();
    return std::unexpected{refuse(setting_out_of_range)
                               .at(std::string{field})
                               .with("from", from)
                               .with("to", to)
                               .with("found", found)};
}

Check check_dates(RuleSettings const& settings)
{
    if (settings.ends_on < settings.starts_on)
        return std::unexpected{
            refuse(dates_reversed).at("ends_on").with("starts_on", settings.starts_on.text())};
    auto const months = base::CivilMonth::of(settings.ends_on).months -
                        base::CivilMonth::of(settings.starts_on).months + 1;
    if (months > months_max)
        return std::unexpected{
            refuse(contest_too_long).at("ends_on").with("months_max", months_max)};
    return base::ok();
}

Check check_numbers(RuleSettings const& settings)
{
    struct Limit {
        std::string_view field;
        std::int64_t found;
        std::int64_t from;
        std::int64_t to;
    };
    // Below half a minute nobody reads five questions; above an hour a paper is not one sitting.
    std::array const limits{
        Limit{"questions_per_attempt", settings.questions_per_attempt, 1, 20},
        Limit{"points_per_question", settings.points_per_question, 1, 100},
        Limit{"time_limit_s", settings.time_limit.count(), 30, 3600},
        Limit{"hand_in_grace_s", settings.hand_in_grace.count(), 0, 1800},
        Limit{"accommodation_factor", settings.accommodation_factor, 1, 10},
        Limit{"study_time_s", settings.study_time.count(), 5, 120},
        Limit{"draw_mix.easy", settings.mix.easy, 0, 20},
        Limit{"draw_mix.medium", settings.mix.medium, 0, 20},
        Limit{"draw_mix.hard", settings.mix.hard, 0, 20},
        Limit{"no_repeat_days", settings.no_repeat_days, 0, 31},
        Limit{"elapsed_floor_ms_per_question", settings.elapsed_floor_per_question.count(), 2000,
              60'000},
        Limit{"union_min_depth", settings.union_min_depth, 2, 5},
    };
    for (auto const& limit : limits)
        CHECK_OK(in_range(limit.field, limit.found, limit.from, limit.to));
    return base::ok();
}

Check check_draw(RuleSettings const& settings)
{
    int const sum = settings.mix.easy + settings.mix.medium + settings.mix.hard;
    if (settings.draw == DrawStrategy::uniform || sum == settings.questions_per_attempt)
        return base::ok();
    return std::unexpected{refuse(draw_mix_count)
                               .at("draw_mix")
                               .with("expected", settings.questions_per_attempt)
                               .with("found", sum)};
}

/// The order must begin with the points and end with the draw: only the draw is never equal.
Check check_tie_breakers(std::vector<TieBreaker> const& order)
{
    constexpr auto field = "tie_breakers";
    if (order.empty() || order.front() != TieBreaker::points)
        return std::unexpected{refuse(tie_breakers_not_by_points).at(field)};
    if (order.back() != TieBreaker::draw)
        return std::unexpected{refuse(tie_breakers_without_draw).at(field)};
    for (auto at = order.begin(); at != order.end(); ++at)
        if (std::find(order.begin(), at, *at) != at)
            return std::unexpected{
                refuse(tie_breaker_twice).at(field).with("found", std::string{text(*at)})};
    return base::ok();
}

Check check_tier(PrizeTier const& tier, PrizeTier const* before, std::string field)
{
    int const expected_from = before == nullptr ? 1 : before->to + 1;
    if (tier.from != expected_from)
        return std::unexpected{
            refuse(tier.from > expected_from ? prize_tiers_gap : prize_tiers_overlap)
                .at(field + ".from")
                .with("expected", expected_from)
                .with("found", tier.from)};
    if (tier.to < tier.from)
        return std::unexpected{refuse(prize_tier_reversed)
                                   .at(field + ".to")
                                   .with("from", tier.from)
                                   .with("to", tier.to)};
    if (tier.yuan < yuan_min || tier.yuan > yuan_max)
        return std::unexpected{refuse(prize_tiers_range)
                                   .at(field + ".yuan")
                                   .with("from", yuan_min)
                                   .with("to", yuan_max)
                                   .with("found", tier.yuan)};
    if (before != nullptr && tier.yuan > before->yuan)
        return std::unexpected{refuse(prize_tiers_increasing)
                                   .at(field + ".yuan")
                                   .with("found", tier.yuan)
                                   .with("before", before->yuan)};
    return base::ok();
}

/// AMB-Q14: places 1..100 without gap or overlap, 30..100 yuan, never more for a later place, and
/// the promised hundred yuan really paid to the first (Q23).
Check check_prizes(std::vector<PrizeTier> const& tiers)
{
    PrizeTier const* before = nullptr;
    int number = 0;
    for (auto const& tier : tiers) {
        CHECK_OK(check_tier(tier, before, fmt::format("prize_tiers[{}]", number++)));
        before = &tier;
    }
    int const last = before == nullptr ? 0 : before->to;
    if (last != winners)
        return std::unexpected{refuse(prize_tiers_end)
                                   .at("prize_tiers")
                                   .with("expected", winners)
                                   .with("found", last)};
    if (tiers.front().yuan != yuan_max)
        return std::unexpected{refuse(prize_first_not_top)
                                   .at("prize_tiers[0].yuan")
                                   .with("expected", yuan_max)
                                   .with("found", tiers.front().yuan)};
    return base::ok();
}

} // namespace

std::string_view text(TieBreaker breaker)
{
    switch (breaker) {
    case TieBreaker::points:
        return "points";
    case TieBreaker::accuracy:
        return "accuracy";
    case TieBreaker::elapsed:
        return "elapsed";
    case TieBreaker::draw:
        return "draw";
    }
    std::unreachable();
}

std::string_view text(DrawStrategy strategy)
{
    switch (strategy) {
    case DrawStrategy::stratified:
        return "stratified";
    case DrawStrategy::uniform:
        return "uniform";
    }
    std::unreachable();
}

bool operator==(RuleSettings const& left, RuleSettings const& right)
{
    auto const fields = [](RuleSettings const& settings) {
        return std::tuple{settings.timezone.name(),
                          settings.starts_on,
                          settings.ends_on,
                          settings.questions_per_attempt,
                          settings.points_per_question,
                          settings.time_limit,
                          settings.hand_in_grace,
                          settings.accommodation_factor,
                          settings.second_chance,
                          settings.study_time,
                          settings.draw,
                          settings.mix,
                          settings.no_repeat_days,
                          settings.tie_breakers,
                          settings.elapsed_floor_per_question,
                          settings.prize_tiers,
                          settings.union_min_depth,
                          settings.person_board,
                          settings.union_board};
    };
    return fields(left) == fields(right);
}

base::Result<ContestRules> ContestRules::create(RuleSettings settings)
{
    CHECK_OK(check_dates(settings));
    CHECK_OK(check_numbers(settings));
    CHECK_OK(check_draw(settings));
    CHECK_OK(check_tie_breakers(settings.tie_breakers));
    CHECK_OK(check_prizes(settings.prize_tiers));
    return ContestRules{std::move(settings)};
}

int ContestRules::points_per_attempt_max() const
{
    return settings_.questions_per_attempt * settings_.points_per_question;
}

int ContestRules::levels() const
{
    return days_per_month_max * attempts_per_day_max * settings_.questions_per_attempt + 1;
}

int ContestRules::winners_per_month() const
{
    return settings_.prize_tiers.back().to;
}

int ContestRules::yuan_per_month() const
{
    int yuan = 0;
    for (auto const& tier : settings_.prize_tiers)
        yuan += (tier.to - tier.from + 1) * tier.yuan;
    return yuan;
}

int ContestRules::yuan_for_place(int place) const
{
    for (auto const& tier : settings_.prize_tiers)
        if (place >= tier.from && place <= tier.to)
            return tier.yuan;
    return 0;
}

std::optional<std::string_view> ContestRules::locked_difference(ContestRules const& before,
                                                                ContestRules const& after)
{
    auto const& was = before.settings_;
    auto const& is = after.settings_;
    struct Field {
        std::string_view name;
        bool is_same;
    };
    // Free to change stay what gives nobody an advantage: grace, accommodation, the way to the
    // second chance (the same 100 points in every mode, AMB-Q3) and which boards are shown.
    std::array const fields{
        Field{"timezone", was.timezone.name() == is.timezone.name()},
        Field{"starts_on", was.starts_on == is.starts_on},
        Field{"ends_on", was.ends_on == is.ends_on},
        Field{"questions_per_attempt", was.questions_per_attempt == is.questions_per_attempt},
        Field{"points_per_question", was.points_per_question == is.points_per_question},
        Field{"time_limit_s", was.time_limit == is.time_limit},
        Field{"draw", was.draw == is.draw},
        Field{"draw_mix", was.mix == is.mix},
        Field{"no_repeat_days", was.no_repeat_days == is.no_repeat_days},
        Field{"tie_breakers", was.tie_breakers == is.tie_breakers},
        Field{"elapsed_floor_ms_per_question",
              was.elapsed_floor_per_question == is.elapsed_floor_per_question},
        Field{"prize_tiers", was.prize_tiers == is.prize_tiers},
        Field{"union_min_depth", was.union_min_depth == is.union_min_depth},
    };
    auto const changed = std::ranges::find(fields, false, &Field::is_same);
    return changed == fields.end() ? std::nullopt : std::optional{changed->name};
}

} // namespace quiz
