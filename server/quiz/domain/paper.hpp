#pragma once

#include "base/result.hpp"
#include "quiz/domain/bank.hpp"
#include "quiz/domain/question.hpp"
#include "quiz/domain/rules.hpp"
#include "quiz/domain/walk.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// The order in which one paper shows the options of one question.
class OptionOrder {
public:
    /// As written in the bank; `count` is at most options_max.
    explicit OptionOrder(int count);

    [[nodiscard]] int count() const { return count_; }
    /// The position in the bank of the option shown at `shown`.
    [[nodiscard]] int original(int shown) const
    {
        return originals_[static_cast<std::size_t>(shown)];
    }
    [[nodiscard]] std::span<std::uint8_t> places()
    {
        return {originals_.data(), static_cast<std::size_t>(count_)};
    }
    /// These options of the bank, as positions on this paper; and the other way round.
    [[nodiscard]] OptionSet as_shown(OptionSet originals) const;
    [[nodiscard]] OptionSet as_written(OptionSet shown) const;

    friend bool operator==(OptionOrder const&, OptionOrder const&) = default;

private:
    std::array<std::uint8_t, options_max> originals_{};
    std::uint8_t count_;
};

struct PaperQuestion {
    /// Never null. Shared: the shelf, papers and answers on their way out hold the same wording.
    std::shared_ptr<Question const> wording;
    OptionOrder order;

    /// Positions of the right options on this paper. Never leaves the server before hand-in.
    [[nodiscard]] OptionSet answer() const { return order.as_shown(wording->answer); }
};

/// The questions of one attempt in the order and with the option order in which they are shown.
struct Paper {
    std::vector<PaperQuestion> questions;

    /// Such as "412.1:2031;7.2:01": question, version and the options' order.
    [[nodiscard]] std::string text() const;
    /// Nothing when the text is damaged or names a wording that is not on the shelf.
    static std::optional<Paper> from_text(std::string_view, QuestionShelf const&);
};

/// The wordings that a paper's text names, for loading what the shelf lacks.
struct WordingName {
    QuestionId question;
    QuestionVersion version;
    friend auto operator<=>(WordingName const&, WordingName const&) = default;
};
[[nodiscard]] std::vector<WordingName> wordings_in(std::string_view paper_text);

/// Everything that decides a paper.
struct DrawTerms {
    ContestRules const& rules;
    BankSnapshot const& bank;
    QuestionShelf const& shelf;
    DrawKeys keys;
    base::CivilDate date;
    int number;
    /// Questions the person saw in the last days, as in `WalkTerms`.
    std::span<QuestionId const> recent;
};

struct DrawnPaper {
    Paper paper;
    /// Where the person's walk stands afterwards.
    Walk walk;
};

/// Draws a paper (Q8, AMB-Q10, AMB-Q11): a pure function of its terms and the walk so far.
/// Refusal: `bank_too_small` {stratum, enabled, needed}.
[[nodiscard]] base::Result<DrawnPaper> draw_paper(DrawTerms const&, Walk);

} // namespace quiz
