#pragma once

#include "base/civil.hpp"
#include "quiz/domain/prize_list.hpp"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace settlement {

/// What a month's list is made from: its rules and name, and its people in strict order. `ranking`
/// reaches as far down as anybody can move up.
struct Ground {
    quiz::PrizeTerms terms;
    std::span<quiz::PrizePlace const> ranking;
};

/// The first places of the ranking without those who were struck out, numbered anew: whoever comes
/// next moves up, and the prizes go with the places.
[[nodiscard]] std::vector<quiz::PrizePlace>
list_without(Ground const&, std::set<base::PersonId> const& struck_out);

[[nodiscard]] int total_yuan(std::span<quiz::PrizePlace const>);

/// Names one version of a published list, and with it every version before: SHA-256 in hexadecimal
/// of "palmunion list version 1", slug, month, number, the hash of the version before and
/// `quiz::snapshot_hash` of the places, each on a line of its own. Before the first version stands
/// the hash of the list as it followed from the standings.
[[nodiscard]] std::string version_hash(quiz::PrizeTerms const&, int number,
                                       std::string_view previous, std::string_view content_hash);

/// How a person stands on two lists.
struct Move {
    base::PersonId person;
    /// 0: not on that list.
    int place_before = 0;
    int place_after = 0;
    int yuan_before = 0;
    int yuan_after = 0;
    friend bool operator==(Move const&, Move const&) = default;
};

/// Everybody whose place or prize differs, by the new place, those who fell out first.
[[nodiscard]] std::vector<Move> moves_between(std::span<quiz::PrizePlace const> before,
                                              std::span<quiz::PrizePlace const> after);

/// Neighbours on a list whom points do not tell apart, and what does.
struct TieGroup {
    int from = 1;
    int to = 1;
    int points = 0;
    /// The last breaker that was needed to divide two neighbours.
    quiz::TieBreaker decided_by = quiz::TieBreaker::draw;
    /// Whether the group goes on behind the last winner: the breaker decided who wins at all.
    bool reaches_beyond = false;
    friend bool operator==(TieGroup const&, TieGroup const&) = default;
};

/// The groups of at least two that begin among the first `winners` of the ranking.
[[nodiscard]] std::vector<TieGroup> tie_groups(Ground const&, int winners);

} // namespace settlement
