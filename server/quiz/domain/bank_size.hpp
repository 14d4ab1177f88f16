#pragma once

#include "base/result.hpp"
#include "quiz/domain/bank.hpp"
#include "quiz/domain/rules.hpp"

namespace quiz {

/// Enabled questions without which a contest does not begin: as many as one diligent person is
/// served in the longest month (E1), 310 by the rules of the page.
[[nodiscard]] int questions_needed(ContestRules const&);

/// Refusal: `bank_too_small` {enabled, needed}, with {difficulty} when one stratum cannot fill both
/// papers of a day.
[[nodiscard]] base::Result<void> check_bank_size(ContestRules const&, BankSnapshot const&);

} // namespace quiz
