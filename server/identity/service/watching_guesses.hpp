#pragma once

#include "identity/domain/guess_alarm.hpp"
#include "sql/transaction.hpp"

namespace identity {

/// Whether more wrong codes were entered lately than people enter by themselves, so that new codes
/// have eight digits.
[[nodiscard]] bool is_guessing_alarmed(sql::Transaction&, GuessAlarm const&);

} // namespace identity
