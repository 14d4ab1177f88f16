#pragma once

#include "audit/domain/checkpoint.hpp"
#include "audit/service/appending.hpp"
#include "audit/service/reading.hpp"
#include "audit/service/signing.hpp"
#include "audit/service/verifying.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <deque>
#include <gtest/gtest.h>
#include <string>
#include <utility>

namespace audit {

/// A log in memory that anybody may write to, also behind the program's back.
class AuditLog : public testing::Test {
protected:
    /// Appends acts, a second apart.
    void append_acts(int count)
    {
        for (int number = 0; number < count; ++number) {
            database_.advance(std::chrono::seconds{1});
            database_.look([&](sql::Transaction& tx) {
                return append(tx, author_,
                              {.name = "contest_changed",
                               .subject = "contest:march",
                               .details = Details{}.with("version", number)});
            });
        }
    }

    base::Result<std::optional<Checkpoint>> sign()
    {
        return database_.run([&](sql::Transaction& tx) { return sign_checkpoint(tx, signer_); });
    }

    /// What somebody does who has the file and not the program.
    void tamper(std::string statement)
    {
        // A statement is known by the address of its text.
        auto const& text = statements_.emplace_back(std::move(statement));
        database_.look([&](sql::Transaction& tx) { return tx.execute({"tamper", text}, {}); });
    }

    LogVerification verify()
    {
        return database_.look([&](sql::Transaction& tx) { return verify_log(tx, signer_.key()); });
    }

    /// "what: where" of the first fault; empty when there is none.
    std::string fault()
    {
        auto const found = verify().fault;
        return found ? std::string{found->what} + ": " + found->where : "";
    }

    std::deque<std::string> statements_;
    support::Database database_;
    Signer const signer_ = Signer::derive(base::Key{base::sha256("master")});
    Author const author_{AuthorKind::token, "operator", "7f3a"};
};

} // namespace audit
