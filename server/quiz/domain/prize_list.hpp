#pragma once

#include "base/crypto.hpp"
#include "quiz/domain/ids.hpp"
#include "quiz/domain/person_key.hpp"
#include "quiz/domain/rules.hpp"
#include "quiz/domain/standing.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// One winning place of a frozen month.
struct PrizePlace {
    int place = 1;
    base::PersonId person;
    UnionId union_id;
    int points = 0;
    int correct = 0;
    int served = 0;
    std::int64_t elapsed_ms = 0;
    /// The person's lot in hexadecimal.
    std::string draw;
    int yuan = 0;
    friend bool operator==(PrizePlace const&, PrizePlace const&) = default;
};

/// A month's secret as it is revealed: 64 hexadecimal digits.
[[nodiscard]] std::string secret_hex(base::Key const& month_secret);
/// What is published before the month begins: SHA-256, in hexadecimal, of `secret_hex`.
[[nodiscard]] std::string secret_hash(base::Key const& month_secret);

/// The lot of a person: SHA-256 of "<secret hex>|<contest slug>|<month>|<person key>" in
/// hexadecimal. The smaller lot wins. Everybody can recompute it once the secret is revealed.
[[nodiscard]] std::string draw_lot(std::string_view secret_hex, std::string_view slug,
                                   base::CivilMonth, std::string_view person_key);

/// What decides the order of a month besides the standings.
struct PrizeTerms {
    ContestRules const& rules;
    std::string_view secret_hex;
    std::string_view slug;
    base::CivilMonth month;
    PersonKeys const& people;
};

/// Everybody in `standings` in strict order, without shared places (AMB-Q1): by the tie breakers of
/// the rules, at last by lot. Places beyond the tiers win nothing.
[[nodiscard]] std::vector<PrizePlace> ranking(PrizeTerms const&,
                                              std::span<Standing const> standings);

/// The winners of a month: the first places of the ranking.
/// `standings` holds everybody who can be among them: all people with at least the points of the
/// last winner.
[[nodiscard]] std::vector<PrizePlace> prize_list(PrizeTerms const&,
                                                 std::span<Standing const> standings);

/// SHA-256 in hexadecimal over the frozen list, one line per place in the order of its columns.
[[nodiscard]] std::string snapshot_hash(PrizeTerms const&, std::span<PrizePlace const>);

} // namespace quiz
