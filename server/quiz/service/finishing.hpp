#pragma once

#include "quiz/domain/attempt.hpp"
#include "quiz/service/board_batch.hpp"
#include "quiz/service/playing.hpp"
#include "sql/transaction.hpp"

namespace quiz {

/// Adds a finished attempt (handed in or expired) to its person's month and to the boards, and
/// stores it with the place it gave. Two reads and two writes.
Attempt finish_attempt(sql::Transaction&, Live const&, BoardBatch&, Contest const&, Attempt);

/// The month of a finished attempt as its result shows it.
[[nodiscard]] MonthPlace month_after(Attempt const&);

/// What a person may read about the second chance of a day on which they started so many attempts.
[[nodiscard]] SecondChanceView second_chance_of(sql::Transaction&, Contest const&, base::PersonId,
                                                base::CivilDate, int attempts_of_day);

/// Whether the person has earned the second attempt of a day. Asks no row in modes that need none.
[[nodiscard]] ChanceGrant chance_grant(sql::Transaction&, Contest const&, base::PersonId,
                                       base::CivilDate);

} // namespace quiz
