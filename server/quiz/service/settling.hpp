#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"
#include "quiz/domain/prize_list.hpp"
#include "quiz/domain/timed_paper.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace quiz {

/// A month whose standings stand still.
struct FrozenMonth {
    std::shared_ptr<Contest const> contest;
    ContestMonth month;
    /// At least the first `depth` people in strict order, or everybody when there are fewer.
    std::vector<PrizePlace> ranking;
    /// People with at least one finished attempt, and how many of them have each level of points.
    std::vector<std::int64_t> people_by_level;
};

/// Refusals: `contest_unknown`, `month_unknown`, `month_not_frozen`.
[[nodiscard]] base::Result<FrozenMonth>
frozen_month(sql::Transaction&, Live const&, std::string_view slug, base::CivilMonth, int depth);

/// Records a step of the settlement after the list is frozen.
void move_month(sql::Transaction&, Live&, MonthId, MonthState);

/// A person's points of a month.
struct MonthPoints {
    base::PersonId person;
    int points = 0;
};
/// The next people with points in a frozen month, behind `last`, most points first.
[[nodiscard]] std::vector<MonthPoints>
list_month_points(sql::Transaction&, MonthId, std::optional<MonthPoints> last, int limit);

/// The papers that a person handed in in a month, in the order of time.
[[nodiscard]] std::vector<TimedPaper> list_timed_papers(sql::Transaction&, Contest const&,
                                                        base::CivilMonth, base::PersonId);

} // namespace quiz
