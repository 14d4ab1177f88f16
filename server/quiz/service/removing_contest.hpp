#pragma once

#include "base/result.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <string_view>

namespace quiz {

/// Removes a contest with everything that was played in it; meant for demonstrations. Call
/// `Live::load` once the transaction is on disk. Refusal: `contest_unknown`.
[[nodiscard]] base::Result<void> remove_contest(sql::Transaction&, Live const&,
                                                std::string_view slug);

} // namespace quiz
