#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "identity/domain/means.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>

namespace identity {

struct SignIn {
    std::string code_id;
    SignInCode code;
    std::string device_name = {};
    /// Hash of the session that this browser held until now; it ends.
    std::optional<std::string> replaces = {};
};

struct SignedIn {
    base::PersonId person;
    bool is_new = false;
    std::string phone_masked;
    SessionToken token;
    base::Instant expires_at;
};

/// Takes a code back and opens a session; whoever was not known becomes so here and nowhere
/// earlier. A try is counted before the code is compared, and a wrong one stays counted.
///
/// Refusals: `code_unknown`, `code_used`, `code_expired`, `code_locked`, `code_wrong` {tries_left}.
base::Result<SignedIn> sign_in(sql::Transaction&, Means const&, SignIn const&);

} // namespace identity
