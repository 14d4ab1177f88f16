#pragma once

#include "base/result.hpp"

namespace quiz {

using base::ErrorKind;

// Contests and their time.
inline constexpr base::Refusal contest_unknown{ErrorKind::not_found, "contest_unknown"};
inline constexpr base::Refusal contest_not_begun{ErrorKind::conflict, "contest_not_begun"};
inline constexpr base::Refusal contest_ended{ErrorKind::conflict, "contest_ended"};
inline constexpr base::Refusal month_unknown{ErrorKind::not_found, "month_unknown"};
inline constexpr base::Refusal month_not_over{ErrorKind::conflict, "month_not_over"};
inline constexpr base::Refusal month_closed{ErrorKind::conflict, "month_closed"};
inline constexpr base::Refusal month_not_frozen{ErrorKind::conflict, "month_not_frozen"};
inline constexpr base::Refusal clock_moved_back{ErrorKind::unavailable, "clock_moved_back"};

// Starting an attempt.
inline constexpr base::Refusal union_missing{ErrorKind::forbidden, "union_missing"};
inline constexpr base::Refusal attempt_quota_used{ErrorKind::conflict, "attempt_quota_used"};
inline constexpr base::Refusal second_chance_needed{ErrorKind::conflict, "second_chance_needed"};
inline constexpr base::Refusal bank_too_small{ErrorKind::conflict, "bank_too_small"};
inline constexpr base::Refusal channel_unknown{ErrorKind::invalid, "channel_unknown"};

// Answering.
inline constexpr base::Refusal attempt_unknown{ErrorKind::not_found, "attempt_unknown"};
inline constexpr base::Refusal answers_count{ErrorKind::invalid, "answers_count"};
inline constexpr base::Refusal answer_out_of_range{ErrorKind::invalid, "answer_out_of_range"};
inline constexpr base::Refusal answer_not_single{ErrorKind::invalid, "answer_not_single"};
inline constexpr base::Refusal already_handed_in{ErrorKind::conflict, "already_handed_in"};
inline constexpr base::Refusal attempt_expired{ErrorKind::conflict, "attempt_expired"};
inline constexpr base::Refusal attempt_voided{ErrorKind::conflict, "attempt_voided"};

// Boards.
inline constexpr base::Refusal board_unknown{ErrorKind::not_found, "board_unknown"};
inline constexpr base::Refusal cursor_malformed{ErrorKind::invalid, "cursor_malformed"};

} // namespace quiz
