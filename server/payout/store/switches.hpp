#pragma once

#include "payout/domain/switch.hpp"
#include "sql/transaction.hpp"

namespace payout::switches {

/// The newest turn; on when nobody has ever turned it.
[[nodiscard]] Switch find_newest(sql::Transaction&);
void insert(sql::Transaction&, Switch const&);

} // namespace payout::switches
