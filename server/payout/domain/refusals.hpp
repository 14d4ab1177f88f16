#pragma once

#include "base/result.hpp"

/// Why payout says no. Each token has words in server/app/words/payout.toml.
namespace payout {

using base::ErrorKind;
using base::Refusal;

// What may stand on a list of payments.
/// {amount_max}: a prize is a positive number of yuan within the cap per person and month.
inline constexpr Refusal prize_out_of_range{ErrorKind::invalid, "prize_out_of_range"};
/// Nobody has signed in with this number.
inline constexpr Refusal winner_unknown{ErrorKind::not_found, "winner_unknown"};
/// The prize of this person in this month is planned with another amount or place.
inline constexpr Refusal prize_planned_otherwise{ErrorKind::conflict, "prize_planned_otherwise"};
/// {cap}: in yuan, of one person in one month over all contests.
inline constexpr Refusal cap_per_person{ErrorKind::conflict, "cap_per_person"};
/// {cap, total}: in yuan.
inline constexpr Refusal cap_per_batch{ErrorKind::conflict, "cap_per_batch"};
/// {cap, total}: in yuan, of one contest.
inline constexpr Refusal cap_per_contest{ErrorKind::conflict, "cap_per_contest"};

// Batches.
inline constexpr Refusal batch_unknown{ErrorKind::not_found, "batch_unknown"};
/// {state}
inline constexpr Refusal batch_state{ErrorKind::conflict, "batch_state"};
inline constexpr Refusal batch_empty{ErrorKind::conflict, "batch_empty"};
/// The one who prepared the list never approves it.
inline constexpr Refusal batch_own{ErrorKind::forbidden, "batch_own"};
/// The list is not the one that was seen or approved.
inline constexpr Refusal batch_changed{ErrorKind::conflict, "batch_changed"};

// Orders.
inline constexpr Refusal order_unknown{ErrorKind::not_found, "order_unknown"};
/// {state}
inline constexpr Refusal order_state{ErrorKind::conflict, "order_state"};
inline constexpr Refusal reason_missing{ErrorKind::invalid, "reason_missing"};

// The switch, the file and the provider.
inline constexpr Refusal payout_stopped{ErrorKind::conflict, "payout_stopped"};
/// The file is for payment by hand; a provider is configured, and both would pay.
inline constexpr Refusal channel_is_provider{ErrorKind::conflict, "channel_is_provider"};
inline constexpr Refusal result_order_unknown{ErrorKind::invalid, "result_order_unknown"};
/// {expected}
inline constexpr Refusal result_amount_differs{ErrorKind::invalid, "result_amount_differs"};
inline constexpr Refusal result_phone_differs{ErrorKind::invalid, "result_phone_differs"};
inline constexpr Refusal result_word_unknown{ErrorKind::invalid, "result_word_unknown"};
inline constexpr Refusal result_order_twice{ErrorKind::invalid, "result_order_twice"};
inline constexpr Refusal callback_forged{ErrorKind::forbidden, "callback_forged"};
inline constexpr Refusal callback_stale{ErrorKind::forbidden, "callback_stale"};
inline constexpr Refusal status_unknown{ErrorKind::invalid, "status_unknown"};

} // namespace payout
