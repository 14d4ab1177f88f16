#pragma once

#include "base/result.hpp"

/// Why notify says no. Each token has words in server/app/words/notify.toml.
namespace notify {

using base::ErrorKind;
using base::Refusal;

// Before a message is queued.
/// This number has had its messages of the day. {retry_after_s, wait_hours}
inline constexpr Refusal sms_number_cap{ErrorKind::too_many, "sms_number_cap"};
/// The installation has used its messages of the day. {retry_after_s, wait_hours}
inline constexpr Refusal sms_day_cap{ErrorKind::unavailable, "sms_day_cap"};

} // namespace notify
