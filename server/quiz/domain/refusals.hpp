#pragma once

#include "base/cursor.hpp"
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
/// {retry_after_s}
inline constexpr base::Refusal clock_moved_back{ErrorKind::unavailable, "clock_moved_back"};

// Starting an attempt.
inline constexpr base::Refusal union_missing{ErrorKind::forbidden, "union_missing"};
/// {depth_min}: the contest asks for a union further down the tree.
inline constexpr base::Refusal union_too_wide{ErrorKind::forbidden, "union_too_wide"};
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
using base::cursor_malformed;

// Settings of a contest. All carry {field}; the last part of its name is the key.
/// {field, from, to, found}
inline constexpr base::Refusal setting_out_of_range{ErrorKind::invalid, "setting_out_of_range"};
/// {field, allowed, found}
inline constexpr base::Refusal setting_unknown_value{ErrorKind::invalid, "setting_unknown_value"};
/// {field, nearest}
inline constexpr base::Refusal setting_unknown{ErrorKind::malformed, "setting_unknown"};
inline constexpr base::Refusal setting_missing{ErrorKind::invalid, "setting_missing"};
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
/// The slug is in every address and on every poster. {field, expected}
inline constexpr base::Refusal slug_fixed{ErrorKind::conflict, "slug_fixed"};
/// The second chance by study needs pages to read. {bank}
inline constexpr base::Refusal study_cards_missing{ErrorKind::conflict, "study_cards_missing"};
/// {field, found}
inline constexpr base::Refusal bank_code_malformed{ErrorKind::invalid, "bank_code_malformed"};
/// {code}
inline constexpr base::Refusal bank_unknown{ErrorKind::not_found, "bank_unknown"};
/// {code}
inline constexpr base::Refusal question_unknown{ErrorKind::not_found, "question_unknown"};

// Questions of a bank; where a file is read, row and column stand beside these.
/// {characters_max, found}
inline constexpr base::Refusal question_text_length{ErrorKind::invalid, "question_text_length"};
inline constexpr base::Refusal question_field_empty{ErrorKind::invalid, "question_field_empty"};
/// Spaces around a text, line breaks or characters that nobody sees.
inline constexpr base::Refusal question_text_untidy{ErrorKind::invalid, "question_text_untidy"};
/// {found}
inline constexpr base::Refusal question_code_malformed{ErrorKind::invalid,
                                                       "question_code_malformed"};
/// {code, other_row}
inline constexpr base::Refusal question_code_twice{ErrorKind::conflict, "question_code_twice"};
/// {other}: the code of the question that asks the same.
inline constexpr base::Refusal question_duplicate{ErrorKind::conflict, "question_duplicate"};
/// {allowed, found}
inline constexpr base::Refusal question_type_unknown{ErrorKind::invalid, "question_type_unknown"};
/// {allowed, found}
inline constexpr base::Refusal period_unknown{ErrorKind::invalid, "period_unknown"};
/// {allowed, found}
inline constexpr base::Refusal topic_unknown{ErrorKind::invalid, "topic_unknown"};
/// {found}
inline constexpr base::Refusal difficulty_out_of_range{ErrorKind::invalid,
                                                       "difficulty_out_of_range"};
/// {expected, found}: walks of people go over its stratum, so a question stays in it.
inline constexpr base::Refusal difficulty_fixed{ErrorKind::conflict, "difficulty_fixed"};
/// {expected, found}
inline constexpr base::Refusal options_count{ErrorKind::invalid, "options_count"};
/// {first, second}
inline constexpr base::Refusal options_same{ErrorKind::invalid, "options_same"};
/// {option}: "all of the above" means nothing once the options are shuffled.
inline constexpr base::Refusal option_names_others{ErrorKind::invalid, "option_names_others"};
inline constexpr base::Refusal options_not_true_false{ErrorKind::invalid, "options_not_true_false"};
/// {found, allowed}
inline constexpr base::Refusal answer_unknown_option{ErrorKind::invalid, "answer_unknown_option"};
/// {expected, found}
inline constexpr base::Refusal answer_count{ErrorKind::invalid, "answer_count"};
inline constexpr base::Refusal valid_from_missing{ErrorKind::invalid, "valid_from_missing"};
/// {questions_max}
inline constexpr base::Refusal import_too_large{ErrorKind::invalid, "import_too_large"};
/// {expected, found}: a letter of the options is missing, twice or in the wrong place.
inline constexpr base::Refusal options_order{ErrorKind::invalid, "options_order"};
/// {found}: a line of a text that is neither stem, option nor answer.
inline constexpr base::Refusal text_line_unexpected{ErrorKind::invalid, "text_line_unexpected"};
/// {found, allowed}: matching, numbers, essays and the like.
inline constexpr base::Refusal question_kind_unsupported{ErrorKind::invalid,
                                                         "question_kind_unsupported"};
/// {expected, found}: the XML is of another kind.
inline constexpr base::Refusal xml_root_unexpected{ErrorKind::invalid, "xml_root_unexpected"};
/// {field, allowed}
inline constexpr base::Refusal question_format_unknown{ErrorKind::invalid,
                                                       "question_format_unknown"};
/// {rows}: numbers of the rows that are wrong, the first few.
inline constexpr base::Refusal import_rows_wrong{ErrorKind::invalid, "import_rows_wrong"};
/// {id}
inline constexpr base::Refusal import_unknown{ErrorKind::not_found, "import_unknown"};
inline constexpr base::Refusal import_undone{ErrorKind::conflict, "import_undone"};
/// {hours_max}
inline constexpr base::Refusal import_too_old{ErrorKind::conflict, "import_too_old"};
/// {question}: its code; it was worded anew since, and that would be lost.
inline constexpr base::Refusal import_changed_since{ErrorKind::conflict, "import_changed_since"};
inline constexpr base::Refusal questions_missing{ErrorKind::invalid, "questions_missing"};
inline constexpr base::Refusal gift_unclosed{ErrorKind::invalid, "gift_unclosed"};
/// {found}: an answer that begins with neither = nor ~.
inline constexpr base::Refusal gift_answer_unmarked{ErrorKind::invalid, "gift_answer_unmarked"};

/// {field, allowed}
inline constexpr base::Refusal year_malformed{ErrorKind::invalid, "year_malformed"};

// The second chance.
/// {mode}
inline constexpr base::Refusal second_chance_not_study{ErrorKind::conflict,
                                                       "second_chance_not_study"};
/// The second attempt of today is earned already.
inline constexpr base::Refusal second_chance_used{ErrorKind::conflict, "second_chance_used"};
inline constexpr base::Refusal study_card_unknown{ErrorKind::not_found, "study_card_unknown"};
/// {wait_s}
inline constexpr base::Refusal study_too_fast{ErrorKind::conflict, "study_too_fast"};
inline constexpr base::Refusal link_unknown{ErrorKind::not_found, "link_unknown"};

// Practice, reports and entries.
inline constexpr base::Refusal practice_needs_history{ErrorKind::conflict,
                                                      "practice_needs_history"};
inline constexpr base::Refusal practice_unknown{ErrorKind::not_found, "practice_unknown"};
inline constexpr base::Refusal attempt_not_handed_in{ErrorKind::conflict, "attempt_not_handed_in"};
/// {questions}
inline constexpr base::Refusal question_out_of_range{ErrorKind::invalid, "question_out_of_range"};
/// {allowed}
inline constexpr base::Refusal report_reason_unknown{ErrorKind::invalid, "report_reason_unknown"};
/// {characters_max, found}
inline constexpr base::Refusal report_text_too_long{ErrorKind::invalid, "report_text_too_long"};
inline constexpr base::Refusal report_text_untidy{ErrorKind::invalid, "report_text_untidy"};
/// {found}
inline constexpr base::Refusal placement_malformed{ErrorKind::invalid, "placement_malformed"};

/// {field, allowed}
inline constexpr base::Refusal paper_size_unknown{ErrorKind::invalid, "paper_size_unknown"};

} // namespace quiz
