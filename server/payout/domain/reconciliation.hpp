#pragma once

#include "base/civil.hpp"
#include "base/csv.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "payout/domain/order.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace payout {

/// One line of the provider's statement of a day.
struct StatementLine {
    std::string number;
    base::Money amount;
    ReportKind kind = ReportKind::succeeded;
};

/// One number as our store has it.
struct OurLine {
    std::string number;
    base::Money amount;
    TransferOutcome outcome = TransferOutcome::open;
    /// Another number of the same prize has arrived, too.
    bool has_paid_twin = false;
};

/// One contradiction. `kind` is a stable word: "missing_at_provider", "unknown_to_us",
/// "amount_differs", "not_settled", "not_confirmed", "paid_twice", "line_twice",
/// "ledger_differs", "ledger_broken".
struct Finding {
    std::string kind;
    std::string number;
    std::string detail;
    friend bool operator==(Finding const&, Finding const&) = default;
};

/// A day compared.
struct Reconciliation {
    std::int64_t id = 0;
    base::CivilDate day;
    std::int64_t compared = 0;
    base::Instant made_at = {};
    std::vector<Finding> findings = {};
};

/// Compares the statement of a day with ours: `ours` holds every number that the statement names,
/// if we know it, and all that arrived on that day.
[[nodiscard]] std::vector<Finding> compare(std::span<StatementLine const> statement,
                                           std::span<OurLine const> ours);

/// Reads a statement: a CSV with order_number, amount_fen and status. A line with a status that
/// nobody knows is refused as a whole: `status_unknown` {row}. Other refusals: those of
/// `base::csv::Table`.
[[nodiscard]] base::Result<std::vector<StatementLine>> read_statement(std::string_view csv);

} // namespace payout
