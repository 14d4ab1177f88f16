#pragma once

#include "base/result.hpp"
#include "identity/domain/phone_number.hpp"
#include "identity/domain/purpose.hpp"
#include "sql/transaction.hpp"

#include <chrono>
#include <string>

namespace identity {

/// A code for somebody's phone.
struct CodeMessage {
    PhoneNumber to;
    /// Names the challenge to the one who waits.
    std::string code_id;
    Purpose purpose = Purpose::sign_in;
    std::string digits;
    /// The whole text around the digits.
    std::string words;
    std::chrono::seconds life;
};

/// Brings codes to phones: prints them for a trial, or puts them into the outbox.
class CodeSender {
public:
    virtual ~CodeSender() = default;
    /// Has the message brought once this transaction is on disk. Refuses what it knows it cannot
    /// bring, and then has written nothing.
    virtual base::Result<void> send(sql::Transaction&, CodeMessage const&) = 0;
};

} // namespace identity
