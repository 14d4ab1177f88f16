#pragma once

#include "base/crypto.hpp"
#include "quiz/domain/calendar.hpp"
#include "quiz/domain/ids.hpp"
#include "quiz/domain/rules.hpp"

#include <optional>
#include <string>
#include <vector>

namespace quiz {

/// A contest as the hot path knows it: one version of its settings with its months. The words
/// around it (title, theme, organiser) stay in the settings document.
struct Contest {
    ContestId id;
    std::string slug;
    /// Version of the settings, counted from 1.
    std::int32_t version = 1;
    BankId bank;
    ContestRules rules;
    /// In the order of the calendar, one for each month that the contest touches.
    std::vector<ContestMonth> months;

    /// The month in which this day lies, if the contest touches it.
    [[nodiscard]] ContestMonth const* month_of(base::CivilDate) const&;
    ContestMonth const* month_of(base::CivilDate) && = delete;
    [[nodiscard]] ContestMonth const* month(base::CivilMonth) const&;
    ContestMonth const* month(base::CivilMonth) && = delete;
};

} // namespace quiz
