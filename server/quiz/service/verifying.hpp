#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"
#include "quiz/domain/attempt.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// One thing that does not follow from the attempts.
struct Difference {
    /// Such as "paper", "receipt", "score", "standing", "board", "list", "secret".
    std::string_view what;
    /// Where: attempt, person, union or place, without personal data beyond numbers.
    std::string where;
};

struct Verification {
    std::int64_t attempts = 0;
    std::int64_t standings = 0;
    std::int64_t boards = 0;
    std::int64_t places = 0;
    /// At most differences_max; empty when everything follows.
    std::vector<Difference> differences;
};

inline constexpr std::size_t differences_max = 100;

/// Recomputes a month from its attempts: papers, scores, receipts, standings, boards and, once
/// frozen, the list and the secret's hash. Refusals: `contest_unknown`, `month_unknown`.
[[nodiscard]] base::Result<Verification> verify_month(sql::Transaction&, Live const&,
                                                      std::string_view slug, base::CivilMonth);

/// What a person needs to recompute their own papers of a month.
struct OwnProof {
    ContestMonth month;
    std::string person_key;
    std::vector<Attempt> attempts;
};

/// Open papers are left out. Refusals: `contest_unknown`, `month_unknown`.
[[nodiscard]] base::Result<OwnProof> own_proof(sql::Transaction&, Live const&, base::PersonId,
                                               std::string_view slug, base::CivilMonth);

} // namespace quiz
