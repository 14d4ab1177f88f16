#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"
#include "quiz/service/live.hpp"
#include "quiz/service/playing.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace quiz {

/// What the home page of a contest says to one person.
struct HomeState {
    struct OpenPaper {
        base::CivilDate date;
        int number;
        base::Instant deadline;
    };
    struct Month {
        MonthPlace place;
        std::vector<int> played_days;
        int streak_days = 0;
        /// Points missing to share place 100; 0 when in it, nothing when nobody is in place 100.
        std::optional<int> points_to_100;
        std::int64_t players = 0;
    };

    std::shared_ptr<Contest const> contest;
    /// Whether phone and a union to play in are stored, so that an attempt may start (Q7).
    bool has_union = false;
    base::CivilDate today;
    base::Instant day_ends_at;
    int attempts_used = 0;
    int attempts_allowed = 1;
    /// Why no attempt can start now, if none can.
    std::optional<base::Error> obstacle;
    std::optional<OpenPaper> open_paper;
    SecondChanceView second_chance;
    /// Of today's month; nothing while the contest has not begun or is over.
    std::optional<Month> month;
    std::optional<MonthPlace> previous_month;
};

/// Refusal: `contest_unknown`.
[[nodiscard]] base::Result<HomeState> look_home(sql::Transaction&, Live const&, base::PersonId,
                                                std::string_view slug);

struct DayPlayed {
    base::CivilDate date;
    int points = 0;
    int attempts = 0;
    /// After the last finished attempt of the day.
    std::optional<std::int64_t> rank;
};

struct MonthCalendar {
    base::CivilMonth month;
    int points = 0;
    /// Up to today, across months.
    int streak_days = 0;
    /// In the whole contest.
    int longest_streak_days = 0;
    /// Days played in the year of the month.
    int year_days = 0;
    std::vector<DayPlayed> days;
};

/// Refusals: `contest_unknown`, `month_unknown`.
[[nodiscard]] base::Result<MonthCalendar> look_at_month(sql::Transaction&, Live const&,
                                                        base::PersonId, std::string_view slug,
                                                        base::CivilMonth);

struct YearCalendar {
    int year = 0;
    std::vector<DayPlayed> days;
};

/// Refusal: `contest_unknown`.
[[nodiscard]] base::Result<YearCalendar>
look_at_year(sql::Transaction&, Live const&, base::PersonId, std::string_view slug, int year);

} // namespace quiz
