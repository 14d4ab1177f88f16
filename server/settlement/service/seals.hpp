#pragma once

#include "base/crypto.hpp"
#include "identity/domain/phone_number.hpp"
#include "quiz/domain/ids.hpp"
#include "settlement/domain/claim.hpp"
#include "settlement/domain/winner.hpp"

#include <optional>
#include <string>

namespace settlement {

/// By which claims that name the same identity card are found: nothing of it can be read back.
[[nodiscard]] std::string winner_index(base::Key const&, IdNumber const&);

/// Writes who a winner is into a claim, encrypted for its row.
void set_winner(base::Key const&, quiz::MonthId, Claim&, Winner const&);
/// Nothing when nobody asked. One that does not open is a breakdown.
[[nodiscard]] std::optional<Winner> winner_in(base::Key const&, quiz::MonthId, Claim const&);

void set_phone(base::Key const&, quiz::MonthId, Claim&, identity::PhoneNumber const&);
/// Nothing while it is the number of the account.
[[nodiscard]] std::optional<identity::PhoneNumber> phone_in(base::Key const&, quiz::MonthId,
                                                            Claim const&);

} // namespace settlement
