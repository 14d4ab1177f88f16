#pragma once

#include "ledger/domain/account.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <optional>

namespace ledger::accounts {

struct Stored {
    std::int64_t id = 0;
    std::int64_t balance = 0;
};

[[nodiscard]] std::optional<Stored> find(sql::Transaction&, Account const&);
/// The account, made with nothing in it if it was not there.
Stored find_or_insert(sql::Transaction&, Account const&);
/// Adds to a balance in one statement that also guards the floor: false, and nothing changed, when
/// the balance would fall below it.
[[nodiscard]] bool add(sql::Transaction&, std::int64_t account_id, std::int64_t amount);

} // namespace ledger::accounts
