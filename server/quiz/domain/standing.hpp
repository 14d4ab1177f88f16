#pragma once

#include "base/civil.hpp"
#include "quiz/domain/attempt.hpp"
#include "quiz/domain/ids.hpp"
#include "quiz/domain/rules.hpp"

#include <cstdint>
#include <optional>

namespace quiz {

/// What the attempts of one person in one month add up to.
struct Standing {
    MonthId month;
    base::PersonId person;
    /// The person's union at the newest attempt.
    UnionId union_id;
    int points = 0;
    int correct = 0;
    int served = 0;
    /// Each attempt counted as no faster than the floor of the rules.
    std::int64_t elapsed_ms = 0;
    int started = 0;
    int finished = 0;
    /// Bit d - 1 is set when an attempt of day d was finished.
    std::uint32_t played_days = 0;

    /// The score level on the boards; nothing until an attempt is finished.
    [[nodiscard]] std::optional<int> level(ContestRules const&) const;
    /// A person changes union at most once a month; the points go along (AMB-Q18).
    void start(UnionId now_in)
    {
        ++started;
        union_id = now_in;
    }
    /// Adds a finished attempt of this person and month.
    void add(Attempt const& finished_attempt, ContestRules const&);

    friend bool operator==(Standing const&, Standing const&) = default;
};

} // namespace quiz
