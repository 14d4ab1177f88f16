#pragma once

#include "notify/domain/breaker.hpp"
#include "notify/domain/delivery.hpp"
#include "sql/transaction.hpp"

namespace notify::breakers {

/// As shipped, closed, if nothing is known of it.
[[nodiscard]] Breaker find(sql::Transaction&, Channel);
void put(sql::Transaction&, Channel, Breaker const&);

} // namespace notify::breakers
