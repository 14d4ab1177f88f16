#pragma once

#include "identity/domain/means.hpp"
#include "identity/service/code_sender.hpp"
#include "identity/service/requesting_code.hpp"
#include "identity/service/signing_in.hpp"
#include "support/database.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace identity {

/// Keeps messages instead of sending them.
class RecordingSender final : public CodeSender {
public:
    struct Message {
        PhoneNumber to;
        std::string words;
    };

    base::Result<void> send(sql::Transaction& tx, CodeMessage const& message) override
    {
        if (refusal)
            return std::unexpected{base::refuse(*refusal)};
        tx.after_commit([this, to = message.to, words = message.words] {
            messages.push_back({to, words});
        });
        return base::ok();
    }

    std::vector<Message> messages;
    /// What it refuses with, if it does.
    std::optional<base::Refusal> refusal;
};

/// The room with a database in memory, a gateway that keeps its messages, and proofs of work that
/// cost nothing. Everything else is as shipped.
class SignInDesk : public testing::Test {
protected:
    SignInDesk() = default;
    /// The same on a store that the test has opened, such as a file.
    explicit SignInDesk(std::unique_ptr<sql::Database> store)
        : database_{std::move(store), support::shanghai("2021-03-08 09:00")}
    {
    }

    static PhoneNumber phone(int number = 1)
    {
        auto const digits = std::to_string(number);
        return *PhoneNumber::parse("1990000" + std::string(4 - digits.size(), '0') + digits);
    }

    Proof fresh_proof()
    {
        auto const task =
            database_.look([&](sql::Transaction& tx) { return issue_task(tx, means_); });
        return {task.challenge, solve(task)};
    }

    base::Result<CodeSent> request(RequestCode const& command)
    {
        return database_.run(
            [&](sql::Transaction& tx) { return request_code(tx, means_, command); });
    }

    base::Result<CodeSent> request(PhoneNumber const& to = phone())
    {
        return request({to, Purpose::sign_in, fresh_proof(), "192.0.2.1"});
    }

    /// The digits of the newest message.
    std::string last_code() const
    {
        auto const& words = sms_.messages.back().words;
        constexpr auto digits = "0123456789";
        auto const at = words.find_first_of(digits);
        return words.substr(at, words.find_first_not_of(digits, at) - at);
    }

    base::Result<SignedIn> sign_in_with(std::string const& code_id, std::string const& code)
    {
        SignIn const command{.code_id = code_id, .code = *SignInCode::parse(code)};
        return database_.run([&](sql::Transaction& tx) { return sign_in(tx, means_, command); });
    }

    /// Signs in by a code of its own.
    SignedIn signed_in(PhoneNumber const& as = phone())
    {
        auto const sent = request(as);
        EXPECT_TRUE(sent.has_value());
        return *sign_in_with(sent->code_id, last_code());
    }

    /// What a query without parameters counts.
    std::int64_t count_by(sql::Query const& query)
    {
        return database_.look([&](sql::Transaction& tx) {
            return tx.first(query, {}, [](sql::Row const& row) { return row.integer(0); }).value();
        });
    }

    /// As many digits that are not the code.
    static std::string another_than(std::string code)
    {
        code.back() = code.back() == '9' ? '0' : static_cast<char>(code.back() + 1);
        return code;
    }

    support::Database database_;
    RecordingSender sms_;
    Means means_{Keys::derive({}), Settings{.proof = {.difficulty_bits = 0}}, sms_};
};

} // namespace identity
