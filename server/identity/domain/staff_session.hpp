#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"
#include "identity/domain/session.hpp"

#include <algorithm>
#include <chrono>
#include <string>

namespace identity {

struct StaffSessionLimits {
    /// From the sign-in, however busy the session is: a stolen cookie does not outlive the day.
    std::chrono::milliseconds life = std::chrono::hours{12};
    /// Without any sign of the person.
    std::chrono::milliseconds idle = std::chrono::minutes{30};
    /// For so long a second factor opens what touches money and personal data.
    std::chrono::milliseconds fresh = std::chrono::minutes{10};
    int sessions_max = 5;
};

/// Somebody who works for the union, signed in on a device.
struct StaffSession {
    base::StaffId staff;
    DeviceId device;
    /// Empty if the device did not say what it is.
    std::string device_name;
    base::Instant created_at;
    base::Instant last_seen_at;
    /// When a second factor was last shown in this session.
    base::Instant proven_at;

    [[nodiscard]] base::Instant expires_at(StaffSessionLimits const& limits) const
    {
        return std::min(created_at + limits.life, last_seen_at + limits.idle);
    }
    [[nodiscard]] bool is_alive(StaffSessionLimits const& limits, base::Instant now) const
    {
        return now < expires_at(limits);
    }
    [[nodiscard]] bool is_fresh(StaffSessionLimits const& limits, base::Instant now) const
    {
        return now < proven_at + limits.fresh;
    }
};

/// `last_seen_at` moves at most this often, so that a busy person costs few writes.
inline constexpr std::chrono::seconds staff_seen_again_after{60};

} // namespace identity
