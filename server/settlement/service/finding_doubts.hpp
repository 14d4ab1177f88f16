#pragma once

#include "settlement/service/settling.hpp"

#include <vector>

namespace settlement {

/// What looks unusual about people who would win now, as acts of the program. Proposals with their
/// facts: nothing follows from one until somebody has looked (PIPL 24).
[[nodiscard]] std::vector<Act> find_doubts(sql::Transaction&, Means const&, Desk const&);

} // namespace settlement
