#pragma once

#include "audit/domain/entry.hpp"
#include "base/result.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <string_view>

namespace quiz {

/// How far one step of a settlement came.
enum class ClosingStep : std::uint8_t {
    /// More papers wait to be expired: call again.
    expiring,
    /// The list is frozen and the secret revealed.
    frozen,
};

/// Takes a month that is over one step towards `provisional` in this transaction. Can be stopped
/// after any step and called again; a month that is frozen stays as it is. Refusals:
/// `contest_unknown`, `month_unknown`, `month_not_over` {ends_at_ms}.
[[nodiscard]] base::Result<ClosingStep> close_month(sql::Transaction&, Live&, audit::Author const&,
                                                    std::string_view slug, base::CivilMonth);

} // namespace quiz
