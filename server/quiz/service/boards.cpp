#include "quiz/service/boards.hpp"

#include "base/crypto.hpp"
#include "membership/service/profiles.hpp"
#include "quiz/domain/numbers.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/board_scope.hpp"
#include "quiz/store/months.hpp"
#include "quiz/store/standings.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <utility>

namespace quiz {

namespace {

using standings::Line;
using standings::Position;

/// Before everybody.
constexpr Position top{std::numeric_limits<int>::max(), {}};

/// Sealed: a cursor names a person by id, and nobody but the program makes one. It goes on on the
/// board that it was made for.
class Cursors {
public:
    Cursors(Live const& live, BoardHead const& head)
        : key_{live.key_for("board cursor")}
        , context_{fmt::format("month {} union {}", head.month.id.value, head.of.id.value)}
    {
    }

    [[nodiscard]] std::string text(Position position) const
    {
        auto const plain = fmt::format("{}.{}", position.points, position.person.value);
        return base::base64url(base::seal(key_, plain, context_));
    }

    /// Refusal: `cursor_malformed` {field}, also for one that another version of the program made.
    [[nodiscard]] base::Result<Position> position(std::string_view cursor) const
    {
        auto const sealed = base::from_base64url(cursor);
        auto const plain = sealed ? base::open_sealed(key_, *sealed, context_) : sealed;
        NumberReader reader{plain ? std::string_view{*plain} : std::string_view{}};
        auto const points = reader.number<int>();
        bool const goes_on = points && reader.accept('.');
        auto const person = goes_on ? reader.number<std::int64_t>() : std::nullopt;
        if (!person || !reader.is_at_end())
            return std::unexpected{base::refuse(cursor_malformed).at("cursor")};
        return Position{*points, base::PersonId{*person}};
    }

private:
    base::Key key_;
    std::string context_;
};

bool stands_before(Line const& left, Line const& right)
{
    return left.points != right.points ? left.points > right.points : left.person < right.person;
}

/// Points of the score level at which `count` people on the board are counted from `points` down
/// (or up), so that a page of a union looks no further.
struct Span {
    int points_min;
    int points_max;
};

Span span_of(Live const& live, BoardHead const& head, int points, std::int64_t count)
{
    auto const each = head.contest->rules()->points_per_question;
    return live.with_boards(head.month.id, [&](MonthBoards const* boards) {
        auto const* const board = boards == nullptr ? nullptr : boards->find(head.of.id);
        if (board == nullptr)
            return Span{0, 0};
        auto const from = std::clamp(points / each, 0, board->levels() - 1);
        auto lowest = from;
        for (auto met = std::int64_t{0}; lowest > 0 && met < count; --lowest)
            met += board->at(lowest - 1);
        auto highest = from;
        for (auto met = std::int64_t{0}; highest < board->levels() - 1 && met < count; ++highest)
            met += board->at(highest + 1);
        return Span{lowest * each, highest * each};
    });
}

enum class Side : std::uint8_t {
    behind,
    before,
};

/// The people nearest to a position on one side of it, nearest first.
std::vector<Line> nearest(sql::Transaction& tx, Live const& live, BoardHead const& head,
                          Position from, Side side, int limit)
{
    auto const span = span_of(live, head, from.points, limit);
    auto const list = [&](std::optional<UnionId> of_union) {
        return side == Side::behind ? standings::list_behind(tx, head.month.id, of_union, from,
                                                             span.points_min, limit)
                                    : standings::list_before(tx, head.month.id, of_union, from,
                                                             span.points_max, limit);
    };
    if (head.of.id == everybody)
        return list(std::nullopt);
    std::vector<Line> lines;
    for (auto const union_id : chosen_unions(tx, live, head))
        std::ranges::move(list(union_id), std::back_inserter(lines));
    std::ranges::sort(lines, [&](Line const& left, Line const& right) {
        return side == Side::behind ? stands_before(left, right) : stands_before(right, left);
    });
    if (lines.size() > static_cast<std::size_t>(limit))
        lines.resize(static_cast<std::size_t>(limit));
    return lines;
}

/// The viewer's line, if they are on this board.
std::optional<Line> line_of_viewer(sql::Transaction& tx, Live const& live, BoardHead const& head,
                                   std::optional<base::PersonId> viewer)
{
    auto const stored = viewer ? standings::find(tx, head.month.id, *viewer) : std::nullopt;
    if (!stored || stored->standing.finished == 0 ||
        !is_on_board(tx, live, head, stored->standing.union_id))
        return std::nullopt;
    return Line{stored->standing.person, stored->standing.union_id, stored->standing.points};
}

std::vector<Line> page_around(sql::Transaction& tx, Live const& live, BoardHead const& head,
                              Line const& viewer, int limit)
{
    Position const at{viewer.points, viewer.person};
    auto lines = nearest(tx, live, head, at, Side::before, limit / 2);
    std::ranges::reverse(lines);
    lines.push_back(viewer);
    auto const left = limit + 1 - static_cast<int>(lines.size());
    std::ranges::move(nearest(tx, live, head, at, Side::behind, left), std::back_inserter(lines));
    return lines;
}

membership::PublicName public_name(sql::Transaction& tx, identity::Keys const& keys,
                                   base::PersonId person)
{
    // A person who had themselves removed stays on a frozen list without a name.
    return membership::public_name_of(tx, keys, person).value_or(membership::PublicName{});
}

std::vector<PersonRow> rows_of(sql::Transaction& tx, Live const& live, identity::Keys const& keys,
                               BoardHead const& head, std::span<Line const> lines)
{
    auto const each = head.contest->rules()->points_per_question;
    std::vector<PersonRow> rows;
    for (auto const& line : lines) {
        auto name = public_name(tx, keys, line.person);
        auto const place =
            live.place(head.month.id, head.of.id, line.points / each).value_or(Place{});
        rows.push_back({line.person, std::move(name.name), std::move(name.phone_masked),
                        name_of(tx, live, line.union_id), place, line.points});
    }
    return rows;
}

} // namespace

int points_to_place(Live const& live, Contest const& contest, MonthId month, UnionId of,
                    std::int64_t place, int points)
{
    auto const level =
        live.with_boards(month, [&](MonthBoards const* boards) -> std::optional<int> {
            auto const* const board = boards == nullptr ? nullptr : boards->find(of);
            return board == nullptr ? std::nullopt : board->level_of_place(place);
        });
    return level ? std::max(0, *level * contest.rules()->points_per_question - points) : 0;
}

base::Result<PersonBoardPage> person_board(sql::Transaction& tx, Live const& live,
                                           identity::Keys const& keys, BoardQuery const& query)
{
    PersonBoardPage page;
    page.head = TRY(find_board(tx, live, query));
    if (!page.head.contest->rules()->person_board)
        return std::unexpected{base::refuse(board_unknown).at("kind")};
    auto const& head = page.head;
    auto const limit = std::clamp(query.limit, 1, board_page_max);
    auto const viewer = line_of_viewer(tx, live, head, query.viewer);

    std::vector<Line> lines;
    if (query.start == BoardStart::viewer && viewer && !query.cursor) {
        lines = page_around(tx, live, head, *viewer, limit);
    } else {
        auto from = top;
        if (query.cursor)
            from = TRY(Cursors(live, head).position(*query.cursor));
        lines = nearest(tx, live, head, from, Side::behind, limit + 1);
    }
    if (lines.size() > static_cast<std::size_t>(limit)) {
        lines.resize(static_cast<std::size_t>(limit));
        page.next_cursor = Cursors{live, head}.text({lines.back().points, lines.back().person});
    }
    page.rows = rows_of(tx, live, keys, head, lines);
    if (viewer) {
        auto const each = head.contest->rules()->points_per_question;
        auto const place =
            live.place(head.month.id, head.of.id, viewer->points / each).value_or(Place{});
        auto const missing =
            points_to_place(live, *head.contest, head.month.id, head.of.id, 100, viewer->points);
        page.viewer = ViewerPlace{place, viewer->points, missing};
    }
    return page;
}

base::Result<FrozenList> frozen_list(sql::Transaction& tx, Live const& live,
                                     identity::Keys const& keys, std::string_view slug,
                                     base::CivilMonth wanted)
{
    auto contest = TRY(live.contest(slug));
    auto const* const month = contest->month(wanted);
    if (month == nullptr)
        return std::unexpected{base::refuse(month_unknown)};
    if (!is_frozen(month->stored))
        return std::unexpected{base::refuse(month_not_frozen)};
    FrozenList list{contest, *month, {}};
    for (auto& place : months::list_places(tx, month->id))
        list.places.push_back(published_place(tx, live, keys, std::move(place)));
    return list;
}

PublishedPlace published_place(sql::Transaction& tx, Live const& live, identity::Keys const& keys,
                               PrizePlace place)
{
    auto name = public_name(tx, keys, place.person);
    auto in = name_of(tx, live, place.union_id);
    return {std::move(place), std::move(name.name), std::move(name.phone_masked), std::move(in)};
}

} // namespace quiz
