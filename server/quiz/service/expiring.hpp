#pragma once

#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <cstddef>

namespace quiz {

/// Most papers that one sweep finishes, so that it holds the lane for milliseconds only.
inline constexpr int expire_batch_max = 500;

/// Finishes papers whose time is over with the answers that were saved. Returns how many it
/// finished; call again while that is `expire_batch_max`.
std::size_t expire_overdue(sql::Transaction&, Live&);

} // namespace quiz
