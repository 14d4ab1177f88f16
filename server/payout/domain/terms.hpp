#pragma once

#include "base/crypto.hpp"
#include "identity/domain/keys.hpp"
#include "payout/domain/batch.hpp"
#include "payout/domain/order.hpp"

#include <cstdint>

namespace payout {

/// How payments leave the house. One of the two: an order can never go both ways.
enum class Channel : std::uint8_t {
    /// A person pays from a file and hands the results back.
    file,
    /// The HTTP top-up provider.
    provider,
};

/// What the services of the room go by.
struct Terms {
    identity::Keys keys;
    Channel channel = Channel::file;
    Patience patience = {};
    Caps caps = {};
};

} // namespace payout
