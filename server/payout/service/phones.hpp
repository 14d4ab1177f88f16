#pragma once

#include "identity/domain/keys.hpp"
#include "identity/domain/phone_number.hpp"
#include "payout/domain/payment_order.hpp"

namespace payout {

/// Writes a number into an order, encrypted for its row.
void set_phone(identity::Keys const&, Order&, identity::PhoneNumber const&);
/// The number that stands in an order. One that does not open is a breakdown.
[[nodiscard]] identity::PhoneNumber phone_in(identity::Keys const&, Order const&);

} // namespace payout
