#pragma once

#include "base/result.hpp"
#include "quiz/domain/contest.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

namespace quiz {

/// The union with which a person takes part (Q7). Industry unions are chosen as a whole, so how
/// deep a choice must be (AMB-Q19) is asked of local ones only. Refusals: `union_missing`,
/// `union_too_wide` {depth_min}.
[[nodiscard]] base::Result<UnionId> union_to_play_in(sql::Transaction&, Live const&, Contest const&,
                                                     base::PersonId);

} // namespace quiz
