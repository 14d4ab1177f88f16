#pragma once

#include "base/result.hpp"
#include "identity/domain/means.hpp"
#include "identity/domain/recovery_code.hpp"
#include "identity/domain/staff.hpp"
#include "sql/transaction.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace identity {

inline constexpr std::chrono::minutes staff_ticket_life{5};

struct BeginStaffSignIn {
    std::string login;
    std::string password;
    std::string source;
};

/// The first step: looks at the password, and seals what it found into a ticket that only the second
/// step opens. The ticket of a wrong password looks like that of a right one, so nobody learns
/// from this step whether an account exists or a password fits; and because it writes nothing, its
/// costly hash never holds up those who write. Refusal: `staff_sign_in_paused`.
[[nodiscard]] base::Result<std::string> begin_staff_sign_in(sql::Transaction&, Means const&,
                                                            BeginStaffSignIn const&);

struct FinishStaffSignIn {
    std::string ticket;
    /// One of the two; the api sees to it.
    std::optional<SignInCode> code = {};
    std::optional<RecoveryCode> recovery_code = {};
    std::string device_name = {};
    std::string source = {};
    /// Hash of the session that this browser held until now; it ends.
    std::string replaces = {};
};

struct StaffSignedIn {
    StaffAccount account;
    SessionToken token;
    int recovery_codes_left = 0;
};

/// The second step: opens a session if password and second factor are right. A failure is counted.
/// Refusals: `staff_ticket_expired`, `staff_sign_in_paused`, `staff_sign_in_failed`.
base::Result<StaffSignedIn> finish_staff_sign_in(sql::Transaction&, Means const&,
                                                 FinishStaffSignIn const&);

} // namespace identity
