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

// Settings of a contest. All carry {field}; the last part of its name is the key.
/// {field, from, to, found}
inline constexpr base::Refusal setting_out_of_range{ErrorKind::invalid, "setting_out_of_range"};
/// {field, allowed, found}
inline constexpr base::Refusal setting_unknown_value{ErrorKind::invalid, "setting_unknown_value"};
/// {field, nearest}
inline constexpr base::Refusal setting_unknown{ErrorKind::malformed, "setting_unknown"};
inline constexpr base::Refusal setting_missing{ErrorKind::invalid, "setting_missing"};
/// {field, expected}
inline constexpr base::Refusal setting_type{ErrorKind::invalid, "setting_type"};
/// {field, characters_max, found}
inline constexpr base::Refusal setting_too_long{ErrorKind::invalid, "setting_too_long"};
/// {field, found}
inline constexpr base::Refusal slug_malformed{ErrorKind::invalid, "slug_malformed"};
/// {field, starts_on}
inline constexpr base::Refusal dates_reversed{ErrorKind::invalid, "dates_reversed"};
/// {field, months_max}
inline constexpr base::Refusal contest_too_long{ErrorKind::invalid, "contest_too_long"};
/// {field, expected, found}
inline constexpr base::Refusal draw_mix_count{ErrorKind::invalid, "draw_mix_count"};
inline constexpr base::Refusal tie_breakers_not_by_points{ErrorKind::invalid,
                                                          "tie_breakers_not_by_points"};
inline constexpr base::Refusal tie_breakers_without_draw{ErrorKind::invalid,
                                                         "tie_breakers_without_draw"};
/// {field, found}
inline constexpr base::Refusal tie_breaker_twice{ErrorKind::invalid, "tie_breaker_twice"};
/// {field, from, to}
inline constexpr base::Refusal prize_tier_reversed{ErrorKind::invalid, "prize_tier_reversed"};
/// {field, expected, found}
inline constexpr base::Refusal prize_tiers_gap{ErrorKind::invalid, "prize_tiers_gap"};
/// {field, expected, found}
inline constexpr base::Refusal prize_tiers_overlap{ErrorKind::invalid, "prize_tiers_overlap"};
/// {field, from, to, found}
inline constexpr base::Refusal prize_tiers_range{ErrorKind::invalid, "prize_tiers_range"};
/// {field, expected, found}
inline constexpr base::Refusal prize_tiers_end{ErrorKind::invalid, "prize_tiers_end"};
/// {field, found, before}
inline constexpr base::Refusal prize_tiers_increasing{ErrorKind::invalid, "prize_tiers_increasing"};
/// {field, expected, found}
inline constexpr base::Refusal prize_first_not_top{ErrorKind::invalid, "prize_first_not_top"};

// Managing contests and banks.
inline constexpr base::Refusal contest_exists{ErrorKind::conflict, "contest_exists"};
/// {field}: a rule that people already play by.
inline constexpr base::Refusal contest_started{ErrorKind::conflict, "contest_started"};
/// {code}
inline constexpr base::Refusal bank_unknown{ErrorKind::not_found, "bank_unknown"};
/// {code}
inline constexpr base::Refusal question_unknown{ErrorKind::not_found, "question_unknown"};

} // namespace quiz
