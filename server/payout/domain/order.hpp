#pragma once

#include "base/civil.hpp"
#include "base/money.hpp"
#include "payout/domain/prize.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace payout {

/// Where the payment of a prize stands.
enum class OrderState : std::uint8_t {
    /// On a list that nobody has approved.
    planned,
    /// On a list that a second person has approved.
    approved,
    /// Reserved in the ledger and in the outbox; the provider has not been asked.
    queued,
    /// The provider may have been asked: from here on the same number is never sent again.
    sent,
    /// Nobody knows; the provider is queried until it says.
    unknown,
    succeeded,
    /// The provider refused it for good. Perhaps it is tried once more, under a new number.
    failed,
    /// Given up; what was reserved has gone back to the budget.
    forfeited,
};

/// Whether the winner has to take the prize before it may be paid.
enum class ClaimState : std::uint8_t {
    not_needed,
    /// Stays off every list that is paid.
    awaited,
    made,
};

/// What became of one number at the provider.
enum class TransferOutcome : std::uint8_t {
    open,
    succeeded,
    failed,
    /// Failed, and another number has taken its place.
    replaced,
};

[[nodiscard]] std::string_view text(OrderState);
[[nodiscard]] std::optional<OrderState> order_state_named(std::string_view);
[[nodiscard]] std::string_view text(ClaimState);
[[nodiscard]] std::optional<ClaimState> claim_state_named(std::string_view);
[[nodiscard]] std::string_view text(TransferOutcome);
[[nodiscard]] std::optional<TransferOutcome> outcome_named(std::string_view);

/// What somebody says of a number.
enum class ReportKind : std::uint8_t {
    processing,
    succeeded,
    failed,
    /// The provider has never heard of it.
    not_found,
    /// No answer, or one that cannot be read.
    unclear,
    /// Paid and given back, as only the operator's file says.
    returned,
    /// Certainly not sent: stopped between outbox and line.
    withheld,
};

/// How it came to us. Only who asked after the waiting time knows that nothing comes late.
enum class Source : std::uint8_t {
    reply,
    query,
    callback,
    file,
};

struct Report {
    ReportKind kind = ReportKind::unclear;
    Source source = Source::query;
    std::string reason = {};
    /// When a query was put: an answer that was slow to come says nothing of the time since.
    base::Instant asked_at = {};
};

/// How long to wait and how often to try (AMB-Q27: once more, then by hand).
struct Patience {
    /// Between a final failure and a new number; the provider's longest "failed, then succeeded".
    std::chrono::milliseconds retry_wait = std::chrono::hours{24};
    std::chrono::milliseconds query_interval = std::chrono::seconds{30};
    /// Final failures after which a person has to look.
    int failures_max = 2;
    /// Numbers of one prize, those that never arrived included.
    int tries_max = 20;
};

/// What a decision about an order needs to know of it.
struct Progress {
    OrderState state = OrderState::planned;
    base::Instant changed_at;
    /// When the number in question was sent.
    base::Instant sent_at;
    /// Numbers used so far.
    int tries = 0;
    /// Final failures that the provider itself has stated.
    int failures = 0;
};

enum class Movement : std::uint8_t {
    none,
    /// From reserved to spent.
    pay,
    /// The counter-entry of that.
    take_back,
};

/// What follows from a report.
struct Verdict {
    OrderState state = OrderState::planned;
    TransferOutcome outcome = TransferOutcome::open;
    int failures = 0;
    Movement movement = Movement::none;
    enum class Next : std::uint8_t {
        /// The outbox stays as it is.
        as_before,
        /// The outbox asks (or sends, when queued) at `next_at`.
        at,
        /// Nothing more to do by itself.
        never,
    };
    Next next = Next::as_before;
    base::Instant next_at = {};
};

/// What a report about the newest number of an order means. Total: every report in every state has
/// a verdict, in whatever order and however often reports come.
[[nodiscard]] Verdict judge(Progress const&, Report const&, base::Instant now, Patience const&);

} // namespace payout
