#include "quiz/service/entering.hpp"

#include "membership/service/choosing_union.hpp"
#include "quiz/domain/refusals.hpp"

namespace quiz {

base::Result<UnionId> union_to_play_in(sql::Transaction& tx, Live const& live,
                                       Contest const& contest, base::PersonId person)
{
    auto const chosen = membership::union_of(tx, person);
    if (!chosen)
        return std::unexpected{base::refuse(union_missing)};
    auto const depth_min = contest.rules()->union_min_depth;
    // Nobody belongs to a union above this depth: the hot path need not ask which one it is.
    if (depth_min <= organisation::choosable_rank_min)
        return *chosen;
    auto const known = live.known_union(tx, *chosen);
    if (known->self.tree == organisation::Tree::local && known->self.level.rank < depth_min)
        return std::unexpected{base::refuse(union_too_wide).with("depth_min", depth_min)};
    return *chosen;
}

} // namespace quiz
