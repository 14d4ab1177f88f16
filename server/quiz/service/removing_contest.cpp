#include "quiz/service/removing_contest.hpp"

#include "quiz/store/removal.hpp"

namespace quiz {

base::Result<void> remove_contest(sql::Transaction& tx, Live const& live, std::string_view slug)
{
    auto const contest = TRY(live.contest(slug));
    removal::remove(tx, contest->id);
    return base::ok();
}

} // namespace quiz
