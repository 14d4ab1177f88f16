#pragma once

#include "audit/domain/entry.hpp"
#include "base/csv.hpp"
#include "payout/domain/batch.hpp"
#include "payout/domain/terms.hpp"
#include "sql/transaction.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace payout {

/// The file of a released list for payment by hand. Queued orders get their number; those that
/// still have no result stand in it again under the same number, so it can be fetched twice.
/// Refusals: `batch_unknown`, `batch_state`, `payout_stopped`, `channel_is_provider`.
[[nodiscard]] base::Result<std::string> export_payments(sql::Transaction&, Terms const&,
                                                        audit::Author const&, BatchId);

struct ImportedResults {
    int succeeded = 0;
    int failed = 0;
    /// Told before.
    int unchanged = 0;
    /// If there is one, nothing of the file was taken.
    std::vector<base::csv::Problem> problems;
};

/// Takes the operator's results, all or nothing. Refusals: `batch_unknown`, `batch_state`,
/// `channel_is_provider`, those of `base::csv::Table`. Problems of rows: those of `read_results`,
/// `result_order_unknown` for a number that is not of this list, `result_amount_differs`,
/// `result_phone_differs`.
[[nodiscard]] base::Result<ImportedResults> import_results(sql::Transaction&, Terms const&,
                                                           audit::Author const&, BatchId,
                                                           std::string_view csv);

/// What the outbox does of itself when a person pays: a failed payment whose waiting time is over
/// is queued again, under a new number, for the next file.
void requeue_failed(sql::Transaction&, Terms const&, int limit);

} // namespace payout
