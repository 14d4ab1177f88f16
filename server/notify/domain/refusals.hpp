#pragma once

#include "base/result.hpp"

/// Why notify says no. Each token has words in server/app/words/notify.toml.
namespace notify {

using base::ErrorKind;
using base::Refusal;

// Before a message is queued.
/// The gateway does not work, and was left alone for a while. {retry_after_s, wait_minutes}
inline constexpr Refusal sms_unavailable{ErrorKind::unavailable, "sms_unavailable"};
/// This number has had its messages of the day. {retry_after_s, wait_hours}
inline constexpr Refusal sms_number_cap{ErrorKind::too_many, "sms_number_cap"};
/// The installation has used its messages of the day. {retry_after_s, wait_hours}
inline constexpr Refusal sms_day_cap{ErrorKind::unavailable, "sms_day_cap"};

// What became of a message, for the one who waits for it.
inline constexpr Refusal message_unknown{ErrorKind::not_found, "message_unknown"};
/// It has not left and will not: the gateway does not work.
inline constexpr Refusal sms_not_sent{ErrorKind::unavailable, "sms_not_sent"};
/// The carrier has brought this number its messages of the day.
inline constexpr Refusal sms_number_full{ErrorKind::too_many, "sms_number_full"};
/// The carrier does not bring messages to this number.
inline constexpr Refusal sms_number_refused{ErrorKind::conflict, "sms_number_refused"};

} // namespace notify
