#pragma once

#include "base/result.hpp"

namespace settlement {

using base::ErrorKind;

// What may be done when.
/// {state, act}
inline constexpr base::Refusal act_not_now{ErrorKind::conflict, "act_not_now"};
/// {field, characters_max, found}
inline constexpr base::Refusal act_reason_missing{ErrorKind::invalid, "act_reason_missing"};
/// {field, characters_max, found}
inline constexpr base::Refusal act_reason_too_long{ErrorKind::invalid, "act_reason_too_long"};
/// {field, allowed}
inline constexpr base::Refusal evidence_unknown{ErrorKind::invalid, "evidence_unknown"};
/// The client decided on an older state of the month than the present one. {found}
inline constexpr base::Refusal settlement_moved_on{ErrorKind::conflict, "settlement_moved_on"};
/// {field, allowed}
inline constexpr base::Refusal act_unknown{ErrorKind::invalid, "act_unknown"};
/// {field}: a notice cannot begin before today.
inline constexpr base::Refusal notice_begins_too_early{ErrorKind::invalid,
                                                       "notice_begins_too_early"};

// Questioned places.
/// {field}: nobody of this key can be among the winners.
inline constexpr base::Refusal candidate_unknown{ErrorKind::not_found, "candidate_unknown"};
inline constexpr base::Refusal place_held_already{ErrorKind::conflict, "place_held_already"};
inline constexpr base::Refusal place_not_held{ErrorKind::conflict, "place_not_held"};
inline constexpr base::Refusal appeal_open_already{ErrorKind::conflict, "appeal_open_already"};
/// Whoever held or struck out a place does not judge the appeal against it.
inline constexpr base::Refusal appeal_needs_other{ErrorKind::forbidden, "appeal_needs_other"};
inline constexpr base::Refusal finding_unknown{ErrorKind::not_found, "finding_unknown"};
inline constexpr base::Refusal finding_decided{ErrorKind::conflict, "finding_decided"};

// What stands in the way of the next step.
/// {findings}
inline constexpr base::Refusal findings_open{ErrorKind::conflict, "findings_open"};
/// {places}
inline constexpr base::Refusal places_held{ErrorKind::conflict, "places_held"};
/// {appeals}
inline constexpr base::Refusal appeals_open{ErrorKind::conflict, "appeals_open"};
/// {objections}
inline constexpr base::Refusal objections_open{ErrorKind::conflict, "objections_open"};
inline constexpr base::Refusal approval_missing{ErrorKind::conflict, "approval_missing"};
inline constexpr base::Refusal approved_already{ErrorKind::conflict, "approved_already"};
/// The list is not the one that was looked at. {expected}
inline constexpr base::Refusal approval_stale{ErrorKind::conflict, "approval_stale"};
/// The total that the second person typed is not the total of the list.
inline constexpr base::Refusal approval_total_wrong{ErrorKind::invalid, "approval_total_wrong"};
/// The second person is never one of those who prepared the list.
inline constexpr base::Refusal approver_prepared{ErrorKind::forbidden, "approver_prepared"};
inline constexpr base::Refusal nothing_to_correct{ErrorKind::conflict, "nothing_to_correct"};
inline constexpr base::Refusal correction_pending{ErrorKind::conflict, "correction_pending"};
/// {ends_on}
inline constexpr base::Refusal notice_running{ErrorKind::conflict, "notice_running"};
/// {year}: the working days of this year are not announced yet.
inline constexpr base::Refusal notice_end_unknown{ErrorKind::conflict, "notice_end_unknown"};
inline constexpr base::Refusal objection_unknown{ErrorKind::not_found, "objection_unknown"};
/// {orders}
inline constexpr base::Refusal payments_open{ErrorKind::conflict, "payments_open"};

// What a winner does about a prize.
inline constexpr base::Refusal prize_unknown{ErrorKind::not_found, "prize_unknown"};
/// {state}
inline constexpr base::Refusal prize_not_open{ErrorKind::conflict, "prize_not_open"};
/// {last_day}
inline constexpr base::Refusal prize_claim_over{ErrorKind::conflict, "prize_claim_over"};
/// It was taken before, under another name or for another number.
inline constexpr base::Refusal prize_claimed_otherwise{ErrorKind::conflict,
                                                       "prize_claimed_otherwise"};
inline constexpr base::Refusal prize_phone_changed_already{ErrorKind::conflict,
                                                           "prize_phone_changed_already"};
/// {field}
inline constexpr base::Refusal real_name_missing{ErrorKind::invalid, "real_name_missing"};
/// {field}
inline constexpr base::Refusal real_name_malformed{ErrorKind::invalid, "real_name_malformed"};
/// {field}
inline constexpr base::Refusal id_number_malformed{ErrorKind::invalid, "id_number_malformed"};
/// {field}: a code and the number of its message belong together.
inline constexpr base::Refusal prize_code_missing{ErrorKind::invalid, "prize_code_missing"};
/// Nobody of this key has taken a prize of this month in a way that waits for a decision. {field}
inline constexpr base::Refusal claim_not_doubted{ErrorKind::conflict, "claim_not_doubted"};

// What is published.
inline constexpr base::Refusal receipt_unknown{ErrorKind::not_found, "receipt_unknown"};
/// {field, allowed}
inline constexpr base::Refusal receipt_kind_unknown{ErrorKind::invalid, "receipt_kind_unknown"};
inline constexpr base::Refusal version_unknown{ErrorKind::not_found, "version_unknown"};

} // namespace settlement
