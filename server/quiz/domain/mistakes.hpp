#pragma once

#include "quiz/domain/attempt.hpp"
#include "quiz/domain/question.hpp"

#include <span>
#include <vector>

namespace quiz {

/// A question that a person answered wrongly, as the notebook shows it.
struct Mistake {
    /// The newest wording they got wrong, with its options in the order in which they saw them.
    PaperQuestion question;
    /// What they chose then, as positions on that paper.
    OptionSet chosen;
    base::CivilDate last_wrong_on;
    int times_wrong = 0;
};

/// The mistakes in these attempts, the latest first; questions of one day in the order of their
/// number. An open or voided attempt tells nothing; an unanswered question is no mistake.
[[nodiscard]] std::vector<Mistake> mistakes_in(std::span<Attempt const>);

} // namespace quiz
