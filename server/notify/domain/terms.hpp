#pragma once

#include "base/civil.hpp"
#include "base/crypto.hpp"
#include "identity/domain/keys.hpp"
#include "notify/domain/caps.hpp"

#include <chrono>

namespace notify {

/// What the services of the room go by.
struct Terms {
    identity::Keys keys;
    /// Encrypts what is said to phones, and the secrets of endpoints.
    base::Key content;
    Caps caps = {};
    /// In whose days messages are counted.
    base::TimeZone zone = base::TimeZone::shanghai();
};

/// How long a report may take before nobody waits for it any more: longer than a request.
inline constexpr std::chrono::seconds report_wait{60};
/// How long the delivery log is kept.
inline constexpr std::chrono::hours kept_for{24 * 183};

} // namespace notify
