#include "payout/service/phones.hpp"

#include "base/crypto.hpp"
#include "sql/breakdown.hpp"

#include <fmt/format.h>

namespace payout {

namespace {

std::string place_of(Order const& order)
{
    return fmt::format("payout_order:{}", order.id.value);
}

} // namespace

void set_phone(identity::Keys const& keys, Order& order, identity::PhoneNumber const& phone)
{
    order.sealed_phone = base::base64url(base::seal(keys.phone, phone.digits(), place_of(order)));
    order.phone_index = identity::blind_index(keys, phone);
}

identity::PhoneNumber phone_in(identity::Keys const& keys, Order const& order)
{
    auto const raw = base::from_base64url(order.sealed_phone);
    auto const digits = raw ? base::open_sealed(keys.phone, *raw, place_of(order)) : raw;
    auto phone = digits ? identity::PhoneNumber::parse(*digits)
                        : base::Result<identity::PhoneNumber>{std::unexpected{digits.error()}};
    // The index was approved with the list: a number swapped behind our back does not match it.
    if (!phone || identity::blind_index(keys, *phone) != order.phone_index)
        throw sql::Breakdown{"the phone number of " + place_of(order) + " does not open"};
    return std::move(*phone);
}

} // namespace payout
