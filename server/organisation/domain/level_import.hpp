#pragma once

#include "base/csv.hpp"
#include "organisation/domain/union_import.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace organisation {

/// The columns of a file of levels: `zh` and `en` are the words that people read.
inline constexpr std::array<std::string_view, 4> level_columns{"code", "rank", "zh", "en"};

/// What a file of levels would do to those that are stored.
struct LevelImportPlan {
    std::vector<Level> added;
    std::vector<Level> changed;
    int unchanged = 0;
    /// In the order of rows; no row with a problem is among the levels.
    std::vector<base::csv::Problem> problems;
};

[[nodiscard]] LevelImportPlan plan_level_import(base::csv::Table const&,
                                                std::vector<Level> const& stored);

/// Whether every union still stands below its parent when these levels change.
/// Refusal: `level_order_broken` {code, parent}.
[[nodiscard]] base::Result<void> check_order(std::vector<Level> const& changed,
                                             DraftsByCode const& unions);

} // namespace organisation
