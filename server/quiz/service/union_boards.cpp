#include "quiz/domain/numbers.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/board_scope.hpp"
#include "quiz/service/boards.hpp"

#include <algorithm>
#include <set>

namespace quiz {

namespace {

/// The unions directly below the board's union that have people on it.
std::set<UnionId> children_of(sql::Transaction& tx, Live const& live, BoardHead const& head)
{
    std::set<UnionId> children;
    for (auto const union_id : chosen_unions(tx, live, head)) {
        auto const known = live.known_union(tx, union_id);
        auto const& chain = known->chain;
        // Everybody's board begins below the root of the tree, which is the province itself.
        auto const at =
            head.of.id == everybody ? chain.begin() : std::ranges::find(chain, head.of.id);
        if (at != chain.end() && at + 1 != chain.end())
            children.insert(*(at + 1));
    }
    return children;
}

UnionRow row_of(MonthBoards const& boards, UnionId union_id)
{
    UnionRow row;
    row.of.id = union_id;
    auto const* const board = boards.find(union_id);
    if (board == nullptr || board->players() == 0)
        return row;
    row.participants = board->players();
    row.person_times = board->attempts();
    row.points = board->points();
    row.average_centipoints = (row.points * 100 + row.participants / 2) / row.participants;
    return row;
}

std::vector<UnionRow> ranked_rows(sql::Transaction& tx, Live const& live, BoardHead const& head)
{
    auto const children = children_of(tx, live, head);
    auto rows = live.with_boards(head.month.id, [&](MonthBoards const* boards) {
        std::vector<UnionRow> found;
        for (auto const union_id : children)
            found.push_back(row_of(*boards, union_id));
        return found;
    });
    std::ranges::sort(rows, [](UnionRow const& left, UnionRow const& right) {
        return left.average_centipoints != right.average_centipoints
                   ? left.average_centipoints > right.average_centipoints
                   : left.of.id < right.of.id;
    });
    for (auto& row : rows)
        row.tied =
            std::ranges::count(rows, row.average_centipoints, &UnionRow::average_centipoints);
    for (std::size_t index = 0; index < rows.size(); ++index) {
        bool const ties =
            index > 0 && rows[index].average_centipoints == rows[index - 1].average_centipoints;
        rows[index].rank = ties ? rows[index - 1].rank : static_cast<std::int64_t>(index) + 1;
    }
    return rows;
}

/// The cursor of a short list is how many rows came before.
base::Result<std::size_t> offset_from(std::optional<std::string> const& cursor)
{
    if (!cursor)
        return std::size_t{0};
    NumberReader reader{*cursor};
    auto const offset = reader.number<std::size_t>();
    if (!offset || !reader.is_at_end())
        return std::unexpected{base::refuse(cursor_malformed).at("cursor")};
    return *offset;
}

} // namespace

base::Result<UnionBoardPage> union_board(sql::Transaction& tx, Live const& live,
                                         BoardQuery const& query)
{
    UnionBoardPage page;
    page.head = TRY(find_board(tx, live, query));
    if (!page.head.contest->rules()->union_board)
        return std::unexpected{base::refuse(board_unknown).at("kind")};
    auto const offset = TRY(offset_from(query.cursor));
    auto const limit = static_cast<std::size_t>(std::clamp(query.limit, 1, board_page_max));
    auto const rows = ranked_rows(tx, live, page.head);
    auto const begin = std::min(rows.size(), offset);
    auto const end = begin + std::min(rows.size() - begin, limit);
    for (auto index = begin; index < end; ++index) {
        page.rows.push_back(rows[index]);
        page.rows.back().of = name_of(tx, live, rows[index].of.id);
    }
    if (end < rows.size())
        page.next_cursor = std::to_string(end);
    return page;
}

} // namespace quiz
