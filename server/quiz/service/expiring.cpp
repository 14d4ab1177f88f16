#include "quiz/service/expiring.hpp"

#include "quiz/service/board_batch.hpp"
#include "quiz/service/finishing.hpp"
#include "quiz/store/attempts.hpp"

namespace quiz {

std::size_t expire_overdue(sql::Transaction& tx, Live& live)
{
    BoardBatch boards{tx, live};
    if (!boards.check_clock())
        return 0;
    std::size_t expired = 0;
    for (auto const& contest : live.contests()) {
        auto const& rules = contest->rules();
        auto const left = expire_batch_max - static_cast<int>(expired);
        for (auto& stored :
             attempts::list_overdue(tx, contest->id, tx.now() - rules->hand_in_grace, left)) {
            stored.attempt.paper = live.paper(tx, stored.paper);
            finish_attempt(tx, live, boards, *contest, expire(std::move(stored.attempt), rules));
            ++expired;
        }
    }
    boards.write();
    return expired;
}

} // namespace quiz
