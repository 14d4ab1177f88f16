#pragma once

#include "payout/domain/order.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace payout::transfers {

/// One number that was or may have been given to the provider.
struct Transfer {
    std::string number;
    OrderId order;
    int try_number = 1;
    base::Money amount;
    TransferOutcome outcome = TransferOutcome::open;
    base::Instant sent_at;
    base::Instant changed_at;
    std::string reason = {};
};

[[nodiscard]] std::optional<Transfer> find(sql::Transaction&, std::string_view number);
/// In the order of their tries.
[[nodiscard]] std::vector<Transfer> list_of_order(sql::Transaction&, OrderId);
/// Those that arrived in a span of time.
[[nodiscard]] std::vector<Transfer> list_succeeded(sql::Transaction&, base::Instant from,
                                                   base::Instant until);
void insert(sql::Transaction&, Transfer const&);
/// Writes outcome and reason; `changed_at` is now when the outcome is another.
void update(sql::Transaction&, std::string_view number, TransferOutcome, std::string_view reason);

} // namespace payout::transfers
