#pragma once

#include "base/result.hpp"
#include "quiz/domain/mistakes.hpp"
#include "quiz/domain/paper.hpp"
#include "quiz/domain/scoring.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// How far back the notebook and the practice look.
inline constexpr int reviewed_days_max = 366;

struct ListMistakes {
    base::PersonId person;
    std::string slug;
    /// `next_cursor` of the page before; empty for the first.
    std::string cursor = {};
    int limit = 50;
};

struct MistakePage {
    std::vector<Mistake> mistakes;
    /// Nothing on the last page.
    std::optional<std::string> next_cursor;
};

/// The person's mistakes of the last year, the latest first. Refusals: `contest_unknown`,
/// `cursor_malformed`.
[[nodiscard]] base::Result<MistakePage> list_mistakes(sql::Transaction&, Live const&,
                                                      ListMistakes const&);

/// Questions to practise with. Nothing is stored: the token is the paper, sealed.
struct StartedPractice {
    Paper paper;
    std::string token;
};

/// Refusals: `contest_unknown`, `practice_needs_history`.
[[nodiscard]] base::Result<StartedPractice> start_practice(sql::Transaction&, Live const&,
                                                           base::PersonId, std::string_view slug);

struct CheckPractice {
    base::PersonId person;
    std::string slug;
    std::string token;
    /// Per question the chosen positions as shown.
    std::vector<std::vector<std::int64_t>> answers;
};

struct CheckedPractice {
    Paper paper;
    Answers answers;
    int correct = 0;
};

/// Refusals: `contest_unknown`, `practice_unknown` (a token of another person or contest),
/// `answers_count`, `answer_out_of_range`, `answer_not_single`.
[[nodiscard]] base::Result<CheckedPractice> check_practice(sql::Transaction&, Live const&,
                                                           CheckPractice const&);

} // namespace quiz
