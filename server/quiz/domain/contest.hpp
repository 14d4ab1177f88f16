#pragma once

#include "quiz/domain/calendar.hpp"
#include "quiz/domain/ids.hpp"
#include "quiz/domain/person_key.hpp"
#include "quiz/domain/rules.hpp"
#include "quiz/domain/settings.hpp"

#include <string>
#include <vector>

namespace quiz {

/// A contest as the program keeps it in memory: one version of its settings with its months.
struct Contest {
    ContestId id;
    /// Of the settings, counted from 1.
    std::int32_t version = 1;
    BankId bank;
    ContestSettings settings;
    /// In the order of the calendar, one for each month that the contest touches.
    std::vector<ContestMonth> months;
    PersonKeys people;

    [[nodiscard]] std::string const& slug() const& { return settings.slug; }
    std::string const& slug() && = delete;
    [[nodiscard]] ContestRules const& rules() const& { return settings.rules; }
    ContestRules const& rules() && = delete;

    /// The month in which this day lies, if the contest touches it.
    [[nodiscard]] ContestMonth const* month_of(base::CivilDate) const&;
    ContestMonth const* month_of(base::CivilDate) && = delete;
    [[nodiscard]] ContestMonth const* month(base::CivilMonth) const&;
    ContestMonth const* month(base::CivilMonth) && = delete;
};

} // namespace quiz
