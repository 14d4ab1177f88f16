#pragma once

#include "quiz/domain/attempt.hpp"
#include "quiz/domain/question.hpp"

#include <memory>
#include <span>
#include <vector>

namespace quiz {

/// A question that a person answered wrongly, as the notebook shows it.
struct Mistake {
    /// The newest wording they got wrong. Never null; shared with the shelf.
    std::shared_ptr<Question const> wording;
    /// What they chose then, as positions in the wording.
    OptionSet chosen;
    base::CivilDate last_wrong_on;
    int times_wrong = 0;
};

/// The mistakes in these attempts, the latest first; questions of one day in the order of their
/// number. An open or voided attempt tells nothing; an unanswered question is no mistake.
[[nodiscard]] std::vector<Mistake> mistakes_in(std::span<Attempt const>);

} // namespace quiz
