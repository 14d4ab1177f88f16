#pragma once

#include "identity/domain/guess_alarm.hpp"
#include "sql/transaction.hpp"

namespace identity::wrong_codes {

/// Those of the hour that runs and of the one before.
[[nodiscard]] WrongCodes find(sql::Transaction&);
/// Counts one more, and forgets what `find` no longer asks for.
void add_one(sql::Transaction&);

} // namespace identity::wrong_codes
