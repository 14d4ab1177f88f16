#include "quiz/service/compacting_boards.hpp"

#include "quiz/store/board_deltas.hpp"

namespace quiz {

int compact_boards(sql::Transaction& tx, Live const& live, int rows_max)
{
    int compacted = 0;
    for (auto const& contest : live.contests()) {
        for (auto const& month : contest->months) {
            if (board_deltas::count(tx, month.id) <= rows_max)
                continue;
            auto const sum = live.with_boards(month.id, [](MonthBoards const* boards) {
                return boards == nullptr ? BoardChanges{} : boards->sum();
            });
            auto const sequence = board_deltas::find_newest(tx)->sequence + 1;
            board_deltas::insert(tx, sequence, month.id, board_deltas::Kind::checkpoint, sum);
            board_deltas::remove_before(tx, month.id, sequence);
            ++compacted;
        }
    }
    return compacted;
}

} // namespace quiz
