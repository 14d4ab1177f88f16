#pragma once

#include "base/result.hpp"
#include "quiz/domain/paper.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// What a person chose, one set per question, as positions on their paper. Empty: not answered.
struct Answers {
    std::vector<OptionSet> chosen;

    /// Nothing chosen anywhere.
    static Answers none(std::size_t questions) { return {std::vector<OptionSet>(questions)}; }
    /// Reads what a program sent. Refusals: `answers_count` {expected}, `answer_out_of_range`
    /// {question, options}, `answer_not_single` {question}; questions count from 1 there.
    static base::Result<Answers> create(Paper const&, std::span<std::vector<std::int64_t> const>);

    /// Positions as digits, such as "0;2;;13;0".
    [[nodiscard]] std::string text() const;
    static std::optional<Answers> from_text(std::string_view);

    friend bool operator==(Answers const&, Answers const&) = default;
};

struct Score {
    int correct = 0;
    int points = 0;
    friend bool operator==(Score const&, Score const&) = default;
};

/// Whether this choice is right: all right options and no other (AMB-Q12).
[[nodiscard]] bool is_right(PaperQuestion const&, OptionSet chosen);

/// What these answers are worth (Q9): an unanswered question gives nothing and costs nothing.
[[nodiscard]] Score score(Paper const&, Answers const&, ContestRules const&);

} // namespace quiz
