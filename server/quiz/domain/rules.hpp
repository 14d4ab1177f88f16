#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace quiz {

/// How a person earns the second attempt of a day (Q11, AMB-Q3). What is asked for can be seen but
/// not proven: no platform tells that something was shared, and a link that its maker opens on a
/// device without their cookie cannot be told from one that a friend opens.
enum class SecondChanceMode : std::uint8_t {
    share,
    study,
    visit,
    two_attempts,
    none,
};

/// What decides between people, in the order of the settings (AMB-Q1).
enum class TieBreaker : std::uint8_t {
    points,
    accuracy,
    elapsed,
    draw,
};

enum class DrawStrategy : std::uint8_t {
    /// So many from each stratum (AMB-Q11).
    stratified,
    /// From the whole bank.
    uniform,
};

/// "points", "accuracy", "elapsed", "draw".
[[nodiscard]] std::string_view text(TieBreaker);
/// "stratified", "uniform".
[[nodiscard]] std::string_view text(DrawStrategy);

struct DrawMix {
    int easy = 2;
    int medium = 2;
    int hard = 1;
    friend bool operator==(DrawMix const&, DrawMix const&) = default;
};

/// Places `from`..`to` of a month win `yuan` each.
struct PrizeTier {
    int from = 1;
    int to = 1;
    int yuan = 0;
    friend bool operator==(PrizeTier const&, PrizeTier const&) = default;
};

/// The settings of a contest that decide about attempts, points and places, as the organiser
/// wrote them. The defaults are the shipped template: the rules printed on the page.
struct RuleSettings {
    base::TimeZone timezone = base::TimeZone::shanghai();
    /// First and last day on which an attempt can be started.
    base::CivilDate starts_on;
    base::CivilDate ends_on;

    int questions_per_attempt = 5;
    int points_per_question = 10;
    std::chrono::seconds time_limit{300};
    /// How long after the deadline a hand-in still counts, for slow networks (AMB-Q6).
    std::chrono::seconds hand_in_grace{300};
    /// How many times longer a person with a time accommodation may take.
    int accommodation_factor = 3;

    SecondChanceMode second_chance = SecondChanceMode::share;
    /// How long the card of the study mode must be on the screen.
    std::chrono::seconds study_time{20};

    DrawStrategy draw = DrawStrategy::stratified;
    DrawMix mix;
    /// Questions seen in the last so many days are passed over while enough others remain.
    int no_repeat_days = 7;

    std::vector<TieBreaker> tie_breakers{TieBreaker::points, TieBreaker::accuracy,
                                         TieBreaker::draw};
    /// An attempt never counts as faster than this per question.
    std::chrono::milliseconds elapsed_floor_per_question{2000};
    std::vector<PrizeTier> prize_tiers{{1, 10, 100}, {11, 30, 80}, {31, 60, 50}, {61, 100, 30}};

    /// How deep in the tree a person must choose: 2 is a city or a provincial industry union.
    int union_min_depth = 2;
    bool person_board = true;
    bool union_board = true;

    friend bool operator==(RuleSettings const&, RuleSettings const&);
};

/// The most attempts a person can make on one day (Q12).
inline constexpr int attempts_per_day_max = 2;
inline constexpr int days_per_month_max = 31;

/// The rules of a contest, valid by construction.
class ContestRules {
public:
    /// Refuses settings that break a rule of docs/RULES.md; each refusal names the field and
    /// says what is allowed.
    static base::Result<ContestRules> create(RuleSettings);

    /// Reads one setting: `rules->time_limit`.
    RuleSettings const* operator->() const& { return &settings_; }
    RuleSettings const* operator->() && = delete;

    [[nodiscard]] int points_per_attempt_max() const;
    /// Scores a person can have in a month: 0 .. (31 x 2 x questions), counted in right answers.
    [[nodiscard]] int levels() const;
    /// Winners of a month, and what they win together.
    [[nodiscard]] int winners_per_month() const;
    [[nodiscard]] int yuan_per_month() const;
    [[nodiscard]] int yuan_for_place(int place) const;

    /// The first field that may not change once the contest has begun and does, if any.
    [[nodiscard]] static std::optional<std::string_view>
    locked_difference(ContestRules const& before, ContestRules const& after);

    friend bool operator==(ContestRules const&, ContestRules const&) = default;

private:
    explicit ContestRules(RuleSettings settings) : settings_{std::move(settings)} {}
    RuleSettings settings_;
};

} // namespace quiz
