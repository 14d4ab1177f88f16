#pragma once

#include "audit/domain/entry.hpp"
#include "sql/transaction.hpp"

#include <cstdint>

namespace audit {

/// Writes an act down in its own transaction: it stays if the act stays, and no act stays without
/// it. Gives its leaf; leaves have no gaps, whatever is rolled back.
std::int64_t append(sql::Transaction&, Author const&, Act const&);

} // namespace audit
