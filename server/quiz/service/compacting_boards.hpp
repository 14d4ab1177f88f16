#pragma once

#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

namespace quiz {

/// Rows of a month that are folded at a start before they are worth a checkpoint.
inline constexpr int board_rows_max = 4096;

/// Replaces the board rows of each month that has more than `rows_max` by one checkpoint, so that a
/// start stays short. Returns how many months it did.
int compact_boards(sql::Transaction&, Live const&, int rows_max = board_rows_max);

} // namespace quiz
