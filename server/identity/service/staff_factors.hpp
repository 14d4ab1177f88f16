#pragma once

#include "identity/domain/means.hpp"
#include "identity/domain/one_time_password.hpp"
#include "identity/domain/recovery_code.hpp"
#include "identity/domain/sign_in_code.hpp"
#include "sql/transaction.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace identity {

/// The secret of an account's app, encrypted for its row.
[[nodiscard]] std::string sealed(Keys const&, TotpSecret const&, base::StaffId);

/// A secret for an app that nobody has confirmed yet: the same again for the same `occasion`, so
/// that looking twice is harmless and nothing need be kept.
[[nodiscard]] TotpSecret offered_secret(Keys const&, std::string_view occasion);

/// Spends a code of the account's app. False if it does not fit or was used before.
[[nodiscard]] bool spend_code(sql::Transaction&, Keys const&, base::StaffId, SignInCode const&);

/// Makes ten new recovery codes in place of all there were, and gives them as they stand on paper.
[[nodiscard]] std::vector<std::string> renew_recovery_codes(sql::Transaction&, Keys const&,
                                                            base::StaffId);

/// Hashes with a fresh salt.
[[nodiscard]] std::string hashed(base::PasswordCost const&, std::string_view password);

} // namespace identity
