#include "quiz/service/board_scope.hpp"

#include "membership/service/choosing_union.hpp"
#include "organisation/service/finding_unions.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/store/board_deltas.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace quiz {

namespace {

using organisation::Tree;
using organisation::Union;

constexpr int city_rank = 2;
constexpr int county_rank = 3;

/// The month that people mean when they name none: the one of today inside the contest.
ContestMonth const* month_of_today(Contest const& contest, base::Instant now)
{
    auto const& rules = contest.rules();
    auto const today = std::clamp(rules->timezone.date_at(now), rules->starts_on, rules->ends_on);
    return contest.month_of(today);
}

bool is_of_scope(Union const& one, BoardScope scope, UnionId own)
{
    switch (scope) {
    case BoardScope::province:
        return false;
    case BoardScope::city:
        return one.tree == Tree::local && one.level.rank == city_rank;
    case BoardScope::county:
        return one.tree == Tree::local && one.level.rank == county_rank;
    case BoardScope::industry:
        return one.tree == Tree::industry && one.level.rank == city_rank;
    case BoardScope::own:
        return one.id == own;
    }
    std::unreachable();
}

/// The union that the query names, or the viewer's own.
base::Result<std::optional<UnionId>> union_asked_for(sql::Transaction& tx, BoardQuery const& query)
{
    if (query.of_union) {
        auto const named = TRY(organisation::find_union(tx, std::string_view{*query.of_union}));
        return named.id;
    }
    return query.viewer ? membership::union_of(tx, *query.viewer) : std::nullopt;
}

/// Everybody's board goes under the name of the tree's root, which is the province.
UnionName name_of_everybody(sql::Transaction& tx, Live const& live)
{
    auto const root = live.root(tx);
    if (!root)
        return {everybody, {}, {}};
    auto name = name_of(tx, live, *root);
    name.id = everybody;
    return name;
}

base::Result<UnionName> union_of_scope(sql::Transaction& tx, Live const& live,
                                       BoardQuery const& query)
{
    if (query.scope == BoardScope::province)
        return name_of_everybody(tx, live);
    auto const own = TRY(union_asked_for(tx, query));
    if (!own)
        return std::unexpected{base::refuse(union_missing)};
    for (auto const above : live.known_union(tx, *own)->chain) {
        if (is_of_scope(live.known_union(tx, above)->self, query.scope, *own))
            return name_of(tx, live, above);
    }
    return std::unexpected{base::refuse(board_unknown).at("scope")};
}

} // namespace

std::optional<BoardScope> board_scope_from(std::string_view word)
{
    for (auto const scope : {BoardScope::province, BoardScope::city, BoardScope::county,
                             BoardScope::industry, BoardScope::own}) {
        if (text(scope) == word)
            return scope;
    }
    return std::nullopt;
}

std::string_view text(BoardScope scope)
{
    switch (scope) {
    case BoardScope::province:
        return "province";
    case BoardScope::city:
        return "city";
    case BoardScope::county:
        return "county";
    case BoardScope::industry:
        return "industry";
    case BoardScope::own:
        return "own";
    }
    std::unreachable();
}

base::Result<BoardHead> find_board(sql::Transaction& tx, Live const& live, BoardQuery const& query)
{
    auto contest = TRY(live.contest(query.slug));
    auto const* const month =
        query.month ? contest->month(*query.month) : month_of_today(*contest, tx.now());
    if (month == nullptr)
        return std::unexpected{base::refuse(month_unknown)};
    BoardHead head;
    head.of = TRY(union_of_scope(tx, live, query));
    head.month = *month;
    head.state = month->state_at(contest->rules(), tx.now());
    head.scope = query.scope;
    head.players = live.players(month->id, head.of.id);
    auto const newest = board_deltas::find_newest(tx);
    head.version = fmt::format("{}.{}.{}.{}", month->id.value, head.of.id.value, contest->version,
                               newest ? newest->sequence : 0);
    head.contest = std::move(contest);
    return head;
}

bool is_on_board(sql::Transaction& tx, Live const& live, BoardHead const& head, UnionId union_id)
{
    if (head.of.id == everybody)
        return true;
    auto const known = live.known_union(tx, union_id);
    return std::ranges::find(known->chain, head.of.id) != known->chain.end();
}

std::vector<UnionId> chosen_unions(sql::Transaction& tx, Live const& live, BoardHead const& head)
{
    auto unions = live.with_boards(head.month.id, [](MonthBoards const* boards) {
        std::vector<UnionId> with_people;
        if (boards == nullptr)
            return with_people;
        for (auto const& [union_id, people] : boards->chosen()) {
            if (people > 0)
                with_people.push_back(union_id);
        }
        return with_people;
    });
    std::erase_if(unions, [&](UnionId union_id) { return !is_on_board(tx, live, head, union_id); });
    return unions;
}

UnionName name_of(sql::Transaction& tx, Live const& live, UnionId union_id)
{
    auto const known = live.known_union(tx, union_id);
    return {union_id, known->self.code, known->self.short_name};
}

} // namespace quiz
