#pragma once

#include "base/money.hpp"
#include "payout/domain/order.hpp"
#include "payout/domain/terms.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace payout {

/// One thing to do at the provider, outside of any transaction.
struct Errand {
    enum class Kind : std::uint8_t {
        send,
        ask,
    };
    Kind kind = Kind::ask;
    std::string number;
    /// Only to send.
    std::string phone = {};
    base::Money amount = {};
};

/// Takes what is due out of the outbox. An order that is to be sent gets its number and counts as
/// sent before anybody speaks to the provider: after a crash in between it is asked about and never
/// sent again. While the switch is off only questions are taken.
[[nodiscard]] std::vector<Errand> take_errands(sql::Transaction&, Terms const&, int limit);

/// Takes in what somebody says of a number: ledger, order, transfer and outbox follow in this
/// transaction. However often and in whatever order reports come, the ledger moves once. Refusal:
/// `order_unknown`.
[[nodiscard]] base::Result<OrderState> take_report(sql::Transaction&, Terms const&,
                                                   std::string_view number, Report const&);

} // namespace payout
