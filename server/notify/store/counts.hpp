#pragma once

#include "base/civil.hpp"
#include "notify/domain/caps.hpp"
#include "sql/transaction.hpp"

#include <string_view>

namespace notify::counts {

/// What has been queued on a day, to this number and altogether.
[[nodiscard]] Spent find(sql::Transaction&, base::CivilDate, std::string_view phone_index);
/// One more on this day; earlier days are forgotten.
void add(sql::Transaction&, base::CivilDate, std::string_view phone_index);

} // namespace notify::counts
