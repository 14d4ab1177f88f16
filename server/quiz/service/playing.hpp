#pragma once

#include "base/result.hpp"
#include "quiz/domain/attempt.hpp"
#include "quiz/domain/board.hpp"
#include "quiz/domain/contest.hpp"
#include "quiz/domain/daily_quota.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace quiz {

/// An attempt and the contest by whose rules it is read.
struct PlayedAttempt {
    // Shared: the contest's version lives as long as an answer that was made by it.
    std::shared_ptr<Contest const> contest;
    Attempt attempt;
};

/// A person's month right after an attempt was finished, or now.
struct MonthPlace {
    base::CivilMonth month;
    int points = 0;
    /// In the whole contest; nothing until an attempt of the month is finished.
    std::optional<Place> place;
    /// Places gained by the newest finished attempt: others who pass in between do not count here.
    /// Nothing for the first of a month.
    std::optional<std::int64_t> rank_change;
};

/// What a person may read about the second chance of a day.
struct SecondChanceView {
    SecondChanceMode mode;
    SecondChanceState state;
};

/// A finished attempt as its person reads it: now the right answers may be shown.
struct AttemptResult {
    std::shared_ptr<Contest const> contest;
    Attempt attempt;
    MonthPlace month;
    SecondChanceView second_chance;
};

struct IssuePaper {
    base::PersonId person;
    std::string slug;
    Channel channel = Channel::direct;
};

enum class PaperOrigin : std::uint8_t {
    issued,
    /// The person had a paper open, on this device or another (AMB-Q26).
    resumed,
};

struct IssuedPaper {
    PlayedAttempt paper;
    PaperOrigin origin;
};

/// Starts an attempt for each command, or resumes the one that is open. Commands see the effects
/// of those before them. Refusals: `contest_unknown`, `contest_not_begun`, `contest_ended`,
/// `union_missing`, `union_too_wide` {depth_min}, `attempt_quota_used` {allowed},
/// `second_chance_needed` {mode}, `bank_too_small`, `clock_moved_back`; a refused command has written nothing.
[[nodiscard]] std::vector<base::Result<IssuedPaper>> issue_papers(sql::Transaction&, Live&,
                                                                  std::span<IssuePaper const>);

struct HandIn {
    base::PersonId person;
    std::string slug;
    base::CivilDate date;
    int number = 1;
    /// Per question the chosen positions as shown.
    std::vector<std::vector<std::int64_t>> answers;
};

/// Hands papers in: score, standing, boards and receipt at once. The same answers again give the
/// same result. Refusals: `contest_unknown`, `attempt_unknown`, `answers_count`,
/// `answer_out_of_range`, `answer_not_single`, `already_handed_in`, `attempt_voided`,
/// `clock_moved_back`, and `attempt_expired`, after which the attempt is finished with the answers
/// saved before.
[[nodiscard]] std::vector<base::Result<AttemptResult>> hand_in_papers(sql::Transaction&, Live&,
                                                                      std::span<HandIn const>);

struct SaveAnswers {
    base::PersonId person;
    std::string slug;
    base::CivilDate date;
    int number = 1;
    std::vector<std::vector<std::int64_t>> answers;
};

struct SavedAnswers {
    std::shared_ptr<Contest const> contest;
    base::Instant saved_at;
    base::Instant deadline;
};

/// Keeps answers of an open paper, so that another device can go on and nothing is lost when time
/// runs out. Refusals: those of a hand-in.
[[nodiscard]] base::Result<SavedAnswers> save_answers(sql::Transaction&, Live const&,
                                                      SaveAnswers const&);

struct FindAttempt {
    base::PersonId person;
    std::string slug;
    base::CivilDate date;
    int number = 1;
};

/// The person's own paper while it is open, its result afterwards. Refusals: `contest_unknown`,
/// `attempt_unknown`.
[[nodiscard]] base::Result<std::variant<PlayedAttempt, AttemptResult>>
find_attempt(sql::Transaction&, Live const&, FindAttempt const&);

} // namespace quiz
