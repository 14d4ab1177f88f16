#include "settlement/domain/month_list.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace settlement {

namespace {

/// Whether two people stand the same by points and accuracy.
bool are_equal(quiz::TieBreaker breaker, quiz::PrizePlace const& one, quiz::PrizePlace const& other)
{
    switch (breaker) {
    case quiz::TieBreaker::points:
        return one.points == other.points;
    case quiz::TieBreaker::accuracy:
        return std::int64_t{one.correct} * other.served == std::int64_t{other.correct} * one.served;
    case quiz::TieBreaker::elapsed:
        return one.elapsed_ms == other.elapsed_ms;
    case quiz::TieBreaker::draw:
        return false;
    }
    std::unreachable();
}

/// The breaker of the rules that divides the first and the last of a group.
quiz::TieBreaker divider(quiz::ContestRules const& rules, std::span<quiz::PrizePlace const> group)
{
    auto const& breakers = rules->tie_breakers;
    auto const decides_all = [&](std::size_t left, std::size_t right) {
        return std::ranges::find_if_not(breakers, [&](quiz::TieBreaker breaker) {
            return are_equal(breaker, group[left], group[right]);
        });
    };
    // The lot decided if it divides any two neighbours; else the last breaker that had to.
    auto last = breakers.begin();
    for (std::size_t index = 1; index < group.size(); ++index)
        last = std::max(last, decides_all(index - 1, index));
    return last == breakers.end() ? quiz::TieBreaker::draw : *last;
}

} // namespace

std::vector<quiz::PrizePlace> list_without(Ground const& ground,
                                           std::set<base::PersonId> const& struck_out)
{
    auto const winners = ground.terms.rules.winners_per_month();
    std::vector<quiz::PrizePlace> places;
    for (auto const& candidate : ground.ranking) {
        if (static_cast<int>(places.size()) == winners)
            break;
        if (struck_out.contains(candidate.person))
            continue;
        auto& place = places.emplace_back(candidate);
        place.place = static_cast<int>(places.size());
        place.yuan = ground.terms.rules.yuan_for_place(place.place);
    }
    return places;
}

int total_yuan(std::span<quiz::PrizePlace const> places)
{
    int total = 0;
    for (auto const& place : places)
        total += place.yuan;
    return total;
}

std::string version_hash(quiz::PrizeTerms const& terms, int number, std::string_view previous,
                         std::string_view content_hash)
{
    return base::hex(
        base::sha256(fmt::format("palmunion list version 1\n{}\n{}\n{}\n{}\n{}\n", terms.slug,
                                 terms.month.text(), number, previous, content_hash)));
}

std::vector<Move> moves_between(std::span<quiz::PrizePlace const> before,
                                std::span<quiz::PrizePlace const> after)
{
    std::map<base::PersonId, Move> moves;
    for (auto const& place : before)
        moves[place.person] = {place.person, place.place, 0, place.yuan, 0};
    for (auto const& place : after) {
        auto& move = moves[place.person];
        move.person = place.person;
        move.place_after = place.place;
        move.yuan_after = place.yuan;
    }
    std::vector<Move> changed;
    for (auto const& [person, move] : moves)
        if (move.place_before != move.place_after || move.yuan_before != move.yuan_after)
            changed.push_back(move);
    std::ranges::sort(changed, {}, [](Move const& move) {
        return std::pair{move.place_after, move.place_before};
    });
    return changed;
}

std::vector<TieGroup> tie_groups(Ground const& ground, int winners)
{
    std::vector<TieGroup> groups;
    auto const& ranking = ground.ranking;
    for (std::size_t from = 0; from < ranking.size() && static_cast<int>(from) < winners;) {
        auto to = from + 1;
        while (to < ranking.size() && ranking[to].points == ranking[from].points)
            ++to;
        if (to - from > 1)
            groups.push_back({static_cast<int>(from) + 1, static_cast<int>(to),
                              ranking[from].points,
                              divider(ground.terms.rules, ranking.subspan(from, to - from)),
                              static_cast<int>(to) > winners});
        from = to;
    }
    return groups;
}

} // namespace settlement
