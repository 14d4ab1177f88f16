#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"
#include "base/money.hpp"

#include <string>

namespace payout {

using BatchId = base::Id<struct BatchKind>;
using OrderId = base::Id<struct OrderKind>;

/// Names a prize: one person wins one month of one contest at most once.
struct PrizeKey {
    std::string contest;
    base::CivilMonth month;
    base::PersonId person;

    friend auto operator<=>(PrizeKey const&, PrizeKey const&) = default;
};

/// "march:2021-03:17", for the keys of ledger entries.
[[nodiscard]] std::string text(PrizeKey const&);

/// What a try to pay a prize is called at the provider: the same for the same try, whoever asks,
/// and another for every other try. `number` counts from 1.
[[nodiscard]] std::string order_number(PrizeKey const&, int number);

} // namespace payout
