#pragma once

#include "base/result.hpp"
#include "identity/domain/means.hpp"
#include "sql/transaction.hpp"

#include <chrono>
#include <string>

namespace identity {

/// A fresh task for a browser. Writes nothing.
[[nodiscard]] ProofTask issue_task(sql::Transaction&, Means const&);

struct RequestCode {
    PhoneNumber phone;
    Purpose purpose;
    Proof proof;
    /// The network that asks, in one spelling.
    std::string source;
};

struct CodeSent {
    std::string code_id;
    std::string phone_masked;
    CodeLength length;
    std::chrono::seconds expires_in;
    std::chrono::seconds resend_in;
};

/// Sends a code to a phone once the transaction is on disk. Does and answers the same whether
/// anybody is known by this number: it never looks.
///
/// Refusals in this order: `proof_wrong`, `proof_expired`, `proof_used`, those of `may_send`, those
/// of `may_send_more`, those of the sender. A proof is spent even when a limit refuses.
base::Result<CodeSent> request_code(sql::Transaction&, Means const&, RequestCode const&);

} // namespace identity
