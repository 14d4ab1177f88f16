#pragma once

#include "settlement/service/settling.hpp"

#include <chrono>
#include <vector>

namespace settlement {

/// Five questions cannot be read in less (experience C5).
inline constexpr std::chrono::seconds unread_span{6};

/// What looks unusual about people who would win now, as acts of the program. Proposals with their
/// facts: nothing follows from one until somebody has looked (PIPL 24).
[[nodiscard]] std::vector<Act> find_doubts(sql::Transaction&, Means const&, Desk const&);

} // namespace settlement
