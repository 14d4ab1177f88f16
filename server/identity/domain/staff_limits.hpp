#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"

#include <chrono>
#include <span>

namespace identity {

/// How often somebody may guess at an account. The owner is never locked out by a stranger: from a
/// network where they have signed in lately, only what was tried from there counts.
struct StaffLimits {
    std::chrono::milliseconds window = std::chrono::minutes{15};
    /// At one account from one network.
    int here_max = 5;
    /// From one network at all accounts; an office is one address.
    int network_max = 60;
    /// At one account from everywhere within a day. NIST SP 800-63B allows 100; with three codes
    /// that fit at a time, a thief of the password gets in once in 6,000 days of guessing.
    int account_max_a_day = 50;
    /// For how long a network stays known.
    std::chrono::milliseconds network_known = std::chrono::hours{24 * 30};
};

struct Failures {
    base::Instant at;
    int count = 1;
};

/// What was tried in vain, oldest first; each list reaches back at least as far as its window.
struct StaffTrials {
    std::span<Failures const> here = {};
    std::span<Failures const> network = {};
    std::span<Failures const> account = {};
    bool is_network_known = false;
};

inline constexpr std::chrono::hours staff_limits_day{24};

/// Whether one more try may be made. The same for accounts that do not exist, so that the answer
/// says nothing about whether they do. Refusal: `staff_sign_in_paused` {retry_after_s,
/// wait_minutes}.
[[nodiscard]] base::Result<void> may_try(StaffLimits const&, StaffTrials const&, base::Instant now);

} // namespace identity
