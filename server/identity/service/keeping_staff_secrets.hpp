#pragma once

#include "base/result.hpp"
#include "identity/domain/means.hpp"
#include "identity/domain/one_time_password.hpp"
#include "identity/service/holding_staff_sessions.hpp"
#include "sql/transaction.hpp"

#include <string>
#include <vector>

namespace identity {

/// Shows the second factor again in a session: for ten minutes it opens what touches money and
/// personal data. Refusals: `staff_sign_in_paused`, `second_factor_wrong`.
base::Result<void> step_up(sql::Transaction&, Means const&, ActiveStaff const&, SignInCode const&,
                           std::string_view source);

/// Whether the session showed its second factor lately. Refusal: `step_up_needed`.
[[nodiscard]] base::Result<void> check_fresh(sql::Transaction&, StaffSessionLimits const&,
                                             StaffSession const&);

struct ChangePassword {
    std::string current;
    std::string wanted;
    std::string source;
};

/// Ends every other session. Refusals: `staff_sign_in_paused`, `password_wrong`, those of
/// `Password::create`.
base::Result<void> change_password(sql::Transaction&, Means const&, ActiveStaff const&,
                                   ChangePassword const&);

/// Ten new recovery codes; the former ones are worthless. Refusal: `step_up_needed`.
base::Result<std::vector<std::string>> replace_recovery_codes(sql::Transaction&, Means const&,
                                                              ActiveStaff const&);

/// The secret for another authenticator app, the same until it is confirmed. Refusal:
/// `step_up_needed`.
[[nodiscard]] base::Result<TotpSecret> offer_second_factor(sql::Transaction&, Means const&,
                                                           ActiveStaff const&);

/// From now on the other app counts and every other session has ended. Refusals: `step_up_needed`,
/// `second_factor_wrong`.
base::Result<void> confirm_second_factor(sql::Transaction&, Means const&, ActiveStaff const&,
                                         SignInCode const&);

[[nodiscard]] int count_recovery_codes(sql::Transaction&, base::StaffId);

} // namespace identity
