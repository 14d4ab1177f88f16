#pragma once

#include "quiz/service/boards.hpp"

#include <vector>

namespace quiz {

/// Contest, month and union of a board query. Refusals: `contest_unknown`, `month_unknown`,
/// `union_missing`, `board_unknown`.
[[nodiscard]] base::Result<BoardHead> find_board(sql::Transaction&, Live const&, BoardQuery const&);

/// Whether a union lies in or below the board's union.
[[nodiscard]] bool is_on_board(sql::Transaction&, Live const&, BoardHead const&, UnionId);

/// The unions in or below the board's union that people chose who are on it.
[[nodiscard]] std::vector<UnionId> chosen_unions(sql::Transaction&, Live const&, BoardHead const&);

[[nodiscard]] UnionName name_of(sql::Transaction&, Live const&, UnionId);

} // namespace quiz
