#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"
#include "quiz/domain/board.hpp"
#include "quiz/domain/calendar.hpp"
#include "quiz/domain/channel.hpp"
#include "quiz/domain/ids.hpp"
#include "quiz/domain/paper.hpp"
#include "quiz/domain/scoring.hpp"
#include "quiz/domain/walk.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace quiz {

enum class AttemptState : std::uint8_t {
    issued,
    submitted,
    /// Time ran out: scored with the answers that had been saved (AMB-Q8).
    expired,
    /// Taken back by the operator; counts for nothing.
    voided,
};

[[nodiscard]] std::string_view text(AttemptState);

/// A person's month right after a finished attempt.
struct MonthAfter {
    int points = 0;
    /// In the whole contest.
    Place place;
    /// The place right before it was finished; nothing for the first of a month.
    std::optional<std::int64_t> rank_before;
    friend bool operator==(MonthAfter const&, MonthAfter const&) = default;
};

/// One attempt as stored. Belongs to the day and month in which it was issued (AMB-Q6).
struct Attempt {
    AttemptKey key;
    MonthId month;
    UnionId union_id;
    AttemptState state = AttemptState::issued;
    Channel channel = Channel::direct;
    base::Instant issued_at;
    base::Instant deadline;
    BankVersion bank_version = 1;
    /// The person's walk before this paper, as text.
    std::string walk;
    Paper paper;
    /// Saved so far while issued; final afterwards.
    std::optional<Answers> answers;
    std::optional<base::Instant> saved_at;
    std::optional<base::Instant> handed_in_at;
    Score score;
    std::int64_t elapsed_ms = 0;
    std::optional<MonthAfter> after;
    std::string receipt;
};

/// An attempt that still accepts answers. Only `open_at` makes one.
class OpenAttempt {
public:
    [[nodiscard]] Attempt const& attempt() const& { return attempt_; }
    Attempt const& attempt() && = delete;

    [[nodiscard]] Attempt save(Answers answers, base::Instant now) &&;
    /// The finished attempt with its score, time and receipt.
    [[nodiscard]] Attempt hand_in(Answers answers, ContestRules const&, base::Instant now) &&;

private:
    friend base::Result<OpenAttempt> open_at(Attempt, ContestRules const&, base::Instant);
    explicit OpenAttempt(Attempt attempt) : attempt_{std::move(attempt)} {}
    Attempt attempt_;
};

/// Refusals: `already_handed_in`, `attempt_expired` once the deadline and the grace are over, `attempt_voided`.
[[nodiscard]] base::Result<OpenAttempt> open_at(Attempt, ContestRules const&, base::Instant now);

/// Whether a paper that nobody handed in can no longer be handed in.
[[nodiscard]] bool is_overdue(Attempt const&, ContestRules const&, base::Instant now);

/// An overdue attempt, finished with the answers that were saved. `attempt` must be overdue.
[[nodiscard]] Attempt expire(Attempt attempt, ContestRules const&);

/// The proof a person holds: 16 letters and digits in groups of four, without I L O U. The first
/// 80 bits of SHA-256 over `receipt_text`.
[[nodiscard]] std::string receipt_of(Attempt const&);
/// What a receipt is made of, one field per line.
[[nodiscard]] std::string receipt_text(Attempt const&);

} // namespace quiz
