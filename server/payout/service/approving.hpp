#pragma once

#include "audit/domain/entry.hpp"
#include "payout/domain/batch.hpp"
#include "payout/domain/order.hpp"
#include "payout/domain/switch.hpp"
#include "payout/domain/terms.hpp"
#include "sql/transaction.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace payout {

/// A list with what stands on it now.
struct BatchView {
    Batch batch;
    /// Names of colleagues; empty before their turn.
    std::string submitter = {};
    std::string approver = {};
    /// The hash of the list as it is: what the second person sees and states.
    std::string current_hash;
    struct Count {
        OrderState state;
        std::int64_t count = 0;
        base::Money sum;
    };
    std::vector<Count> counts;
    base::Money total;
};

/// One line of a list, as people may see it.
struct OrderView {
    OrderId id;
    base::PersonId person;
    int place = 0;
    base::Money amount;
    /// "138****1234".
    std::string phone_masked;
    OrderState state = OrderState::planned;
    base::Instant changed_at;
    std::string reason;
    /// The number in use at the provider; empty before the first one.
    std::string number;
    int tries = 0;
    ClaimState claim = ClaimState::not_needed;
};

/// Newest first.
[[nodiscard]] std::vector<BatchView> list_batches(sql::Transaction&, int limit);
/// Refusal: `batch_unknown`.
[[nodiscard]] base::Result<BatchView> find_batch(sql::Transaction&, BatchId);
/// In the order of places. Refusal: `batch_unknown`.
[[nodiscard]] base::Result<std::vector<OrderView>> list_orders(sql::Transaction&, Terms const&,
                                                               BatchId);

/// The first of two: the list is complete. Refusals: `batch_unknown`, `batch_state`, `batch_empty`,
/// `cap_per_batch`, `cap_per_contest`.
[[nodiscard]] base::Result<BatchView> submit_batch(sql::Transaction&, Terms const&,
                                                   audit::Author const&, BatchId);
/// The second of two: this is the list that I have seen. Refusals: as above, `batch_own`,
/// `batch_changed`.
[[nodiscard]] base::Result<BatchView> approve_batch(sql::Transaction&, Terms const&,
                                                    audit::Author const&, BatchId,
                                                    std::string_view seen_hash);
/// Lets an approved list go: each prize is reserved in the ledger and stands in the outbox in this
/// very transaction. Refusals: `batch_unknown`, `batch_state`, `batch_changed`, the caps,
/// `account_overdrawn`, `payout_stopped`.
[[nodiscard]] base::Result<BatchView> release_batch(sql::Transaction&, Terms const&,
                                                    audit::Author const&, BatchId);

/// Turned by the author, whatever the switch says. Refusal: `reason_missing`.
[[nodiscard]] base::Result<Switch> turn_switch(sql::Transaction&, audit::Author const&, Switch);
/// `turned_by` is the name of a colleague.
[[nodiscard]] Switch newest_switch(sql::Transaction&);

} // namespace payout
