#pragma once

#include "quiz/domain/attempt.hpp"
#include "sql/transaction.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace quiz::attempts {

/// An attempt whose paper is still text: `attempt.paper` is empty until its wordings are found.
struct Stored {
    Attempt attempt;
    std::string paper;
};

[[nodiscard]] std::optional<Stored> find(sql::Transaction&, AttemptKey const&);
/// In the order of their numbers; at most two.
[[nodiscard]] std::vector<Stored> list_of_day(sql::Transaction&, ContestId, base::PersonId,
                                              base::CivilDate);
/// In the order of time; both days are included. At most 366 days.
[[nodiscard]] std::vector<Stored> list_of_person(sql::Transaction&, ContestId, base::PersonId,
                                                 base::CivilDate from, base::CivilDate to);
/// Papers nobody handed in whose deadline lies before `deadline_before`, oldest first.
[[nodiscard]] std::vector<Stored> list_overdue(sql::Transaction&, ContestId,
                                               base::Instant deadline_before, int limit);
/// Every attempt of these days, by day, person and number.
void each_of_days(sql::Transaction&, ContestId, base::CivilDate from, base::CivilDate to,
                  std::function<void(Stored const&)> const&);

/// False, and nothing is written, if an attempt of this key exists.
[[nodiscard]] bool insert(sql::Transaction&, Attempt const&);
/// Stores answers, points, time, place, state and receipt. False if the attempt is not open.
[[nodiscard]] bool finish(sql::Transaction&, Attempt const&);
/// False if the attempt is not open.
[[nodiscard]] bool save_answers(sql::Transaction&, Attempt const&);

} // namespace quiz::attempts
