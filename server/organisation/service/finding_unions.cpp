#include "organisation/service/finding_unions.hpp"

#include "base/cursor.hpp"
#include "organisation/domain/refusals.hpp"
#include "organisation/store/unions.hpp"

#include <algorithm>
#include <utility>

namespace organisation {

namespace {

/// How many unions the net of a search may bring in before the best of them are taken. A search
/// that fits more is too short to mean one union; its highest levels are shown.
constexpr int candidates_max = 300;

base::Result<Union> known(std::optional<Union> found)
{
    if (!found)
        return std::unexpected{refuse(union_unknown).at("code")};
    return std::move(*found);
}

UnionCard card_of(sql::Transaction& tx, Union found, base::CivilDate day)
{
    auto above = unions::list_chain(tx, found.id);
    if (!above.empty())
        above.pop_back();
    bool const is_choosable = found.is_choosable_on(day);
    auto const children = unions::count_children(tx, found.id, day);
    return {std::move(found), std::move(above), children, is_choosable};
}

std::vector<UnionCard> cards_of(sql::Transaction& tx, std::vector<Union> found, base::CivilDate day)
{
    std::vector<UnionCard> cards;
    cards.reserve(found.size());
    for (auto& one : found)
        cards.push_back(card_of(tx, std::move(one), day));
    return cards;
}

} // namespace

base::Result<Union> find_union(sql::Transaction& tx, std::string_view code)
{
    auto const read = UnionCode::parse(code);
    return read ? find_union(tx, *read) : known(std::nullopt);
}

base::Result<Union> find_union(sql::Transaction& tx, UnionCode const& code)
{
    return known(unions::find(tx, code));
}

base::Result<Union> find_union(sql::Transaction& tx, UnionId id)
{
    return known(unions::find(tx, id));
}

std::vector<Union> chain_of(sql::Transaction& tx, UnionId id)
{
    return unions::list_chain(tx, id);
}

std::vector<UnionId> subtree_of(sql::Transaction& tx, UnionId id)
{
    return unions::list_subtree(tx, id);
}

base::Result<UnionCard> look_at_union(sql::Transaction& tx, UnionId id, base::CivilDate day)
{
    auto found = TRY(find_union(tx, id));
    return card_of(tx, std::move(found), day);
}

std::vector<Union> list_choosable(sql::Transaction& tx, Tree tree)
{
    auto const today = base::TimeZone::shanghai().date_at(tx.now());
    auto found = unions::list_existing(tx, tree, today);
    std::erase_if(found, [&](Union const& one) { return !one.is_choosable_on(today); });
    return found;
}

std::vector<UnionCard> search_unions(sql::Transaction& tx, SearchUnions const& command)
{
    if (command.search.is_empty())
        return {};
    std::vector<std::pair<Place, Union>> placed;
    auto const candidates = unions::list_matching(
        tx, command.search, {.tree = command.tree, .day = command.day, .limit = candidates_max});
    for (auto const& candidate : candidates)
        if (auto const fits = match(command.search, unions::names_of(tx, candidate)))
            placed.emplace_back(Place{*fits, candidate.level.rank, candidate.code}, candidate);
    std::ranges::sort(placed, {}, &std::pair<Place, Union>::first);

    std::vector<Union> best;
    for (auto& [place, found] : placed) {
        if (std::cmp_equal(best.size(), command.limit))
            break;
        best.push_back(std::move(found));
    }
    return cards_of(tx, std::move(best), command.day);
}

base::Result<UnionPage> list_unions(sql::Transaction& tx, ListUnions const& command)
{
    // A cursor is the code of the last union of the page before.
    if (!command.cursor.empty() && !UnionCode::parse(command.cursor))
        return std::unexpected{refuse(base::cursor_malformed).at("cursor")};
    // One more than asked for tells whether there is a next page.
    unions::Page const page{.tree = command.tree,
                            .day = command.day,
                            .after_code = command.cursor,
                            .limit = command.limit + 1};
    std::vector<Union> found;
    if (command.parent_code) {
        auto const parent = find_union(tx, *command.parent_code);
        if (!parent)
            return std::unexpected{refuse(union_unknown).at("parent")};
        found = unions::list_children(tx, parent->id, page);
    } else {
        found = unions::list_roots(tx, page);
    }
    UnionPage answer;
    if (std::cmp_greater(found.size(), command.limit)) {
        found.pop_back();
        answer.next_cursor = found.back().code;
    }
    answer.cards = cards_of(tx, std::move(found), command.day);
    return answer;
}

} // namespace organisation
