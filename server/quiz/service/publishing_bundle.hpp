#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace quiz {

/// Gives everything from which anybody recomputes a frozen month, line by line: secret, rules,
/// papers, answers, points and the list (docs/bundle.md has the form). People stand under their
/// `PersonKeys`; there is no name, number, union or time of day in it. The same rows give the same
/// lines. Refusals: `contest_unknown`, `month_unknown`, `month_not_frozen`.
[[nodiscard]] base::Result<void> write_bundle(sql::Transaction&, Live const&, std::string_view slug,
                                              base::CivilMonth,
                                              std::function<void(std::string line)> const& take);

} // namespace quiz
