#pragma once

#include "identity/domain/staff_limits.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace identity::staff_trials {

enum class Kind : std::uint8_t {
    /// One account from one network.
    here,
    network,
    account,
    /// One account has signed in from one network.
    welcome,
};

/// Since an instant, oldest first. `subject` is a keyed hash.
[[nodiscard]] std::vector<Failures> list(sql::Transaction&, Kind, std::string_view subject,
                                         base::Instant since);
void add(sql::Transaction&, Kind, std::string_view subject);
void remove_of(sql::Transaction&, Kind, std::string_view subject);
/// Forgets what no limit looks at any more.
void remove_older(sql::Transaction&, StaffLimits const&);

} // namespace identity::staff_trials
