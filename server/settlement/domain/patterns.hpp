#pragma once

#include "quiz/domain/timed_paper.hpp"

#include <chrono>
#include <optional>
#include <span>

namespace settlement {

/// What the times of papers can show about whoever answered them. Nothing here is a verdict: each is
/// evidence for a person to look at (PIPL 24), and each is far from what people do by chance.

/// Five questions cannot be read in less (experience C5).
inline constexpr std::chrono::milliseconds unread_span{6'000};

struct FastPapers {
    int count = 0;
    quiz::TimedPaper first;
};
/// Papers that were all right in less than it takes to read them.
[[nodiscard]] std::optional<FastPapers> fast_papers(std::span<quiz::TimedPaper const>);

/// So many papers of so many.
struct Share {
    int papers = 0;
    int of = 0;

    friend bool operator==(Share const&, Share const&) = default;
};

/// Fewer papers can agree by chance.
inline constexpr int pattern_papers_min = 10;

/// Nobody needs the same time for different questions, day by day.
inline constexpr std::chrono::milliseconds same_time_span{300};
/// Two papers of three or more that took the same time.
[[nodiscard]] std::optional<Share> same_times(std::span<quiz::TimedPaper const>);

/// One hand that serves two accounts begins and ends both papers at once.
inline constexpr std::chrono::milliseconds begun_together_span{2'000};
inline constexpr std::chrono::milliseconds ended_together_span{1'000};
/// Papers of two people, on the same days, that began and ended together; two of three or more of
/// whoever has fewer.
[[nodiscard]] std::optional<Share> in_step(std::span<quiz::TimedPaper const>,
                                           std::span<quiz::TimedPaper const>);

} // namespace settlement
