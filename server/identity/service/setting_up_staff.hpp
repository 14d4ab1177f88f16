#pragma once

#include "base/result.hpp"
#include "identity/domain/means.hpp"
#include "identity/domain/one_time_password.hpp"
#include "identity/service/signing_in_staff.hpp"
#include "sql/transaction.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace identity {

/// What the holder of a set-up link sees.
struct SetUpOffer {
    StaffAccount account;
    /// For their authenticator app; kept once a code of it has come back.
    TotpSecret secret;
    base::Instant expires_at;
};

/// Refusal: `set_up_link_unknown`.
[[nodiscard]] base::Result<SetUpOffer> look_at_set_up(sql::Transaction&, Keys const&,
                                                      std::string_view token);

struct FinishSetUp {
    std::string token;
    std::string password;
    SignInCode code;
    std::string device_name = {};
    std::string source = {};
};

struct SetUp {
    StaffSignedIn signed_in;
    /// Shown once.
    std::vector<std::string> recovery_codes;
};

/// Gives the account its password and second factor, spends the link and signs in. Refusals:
/// `set_up_link_unknown`, those of `Password::create`, `second_factor_wrong`.
base::Result<SetUp> finish_set_up(sql::Transaction&, Means const&, FinishSetUp const&);

} // namespace identity
