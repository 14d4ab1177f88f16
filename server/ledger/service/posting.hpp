#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "ledger/domain/entry.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace ledger {

/// Whether an entry is new, or was told before under the same key.
enum class Posted : std::uint8_t {
    now,
    before,
};

/// Writes an entry and moves the balances of its accounts. The same key and content again changes
/// nothing and answers `before`. Refusals: `entry_key_reused` {key}, `account_overdrawn` {account,
/// balance}; a refused entry must not be committed in part, so the caller passes the refusal on.
[[nodiscard]] base::Result<Posted> post(sql::Transaction&, Entry const&);

/// What is in an account; zero before its first posting.
[[nodiscard]] std::int64_t balance_of(sql::Transaction&, Account const&);

/// One movement of an account.
struct Movement {
    std::int64_t entry_id = 0;
    std::string key;
    std::int64_t amount = 0;
    base::Instant posted_at;
};
/// The newest movements of an account, at most `limit`, older than an entry.
[[nodiscard]] std::vector<Movement>
list_movements(sql::Transaction&, Account const&, int limit,
               std::int64_t before_entry_id = std::numeric_limits<std::int64_t>::max());

/// The points of one person in one month of one contest, as they enter the ledger at settlement.
struct CreditMonthPoints {
    std::string contest;
    base::CivilMonth month;
    base::PersonId person;
    std::int64_t points = 0;
};
/// Gives a person their month's points, once: a second call with the same points changes nothing.
/// Refusals: those of `Entry::create` and `post`.
[[nodiscard]] base::Result<Posted> credit_month_points(sql::Transaction&, CreditMonthPoints const&);

/// The account of a person's points, minutes or money.
[[nodiscard]] Account account_of(base::PersonId, Unit);

/// Where the stored ledger contradicts its rules: entries that do not balance, balances that are
/// not the sum of their postings, accounts below their floor, units that do not total zero. One
/// line each, e.g. for `doctor`; none is what it should be.
[[nodiscard]] std::vector<std::string> examine(sql::Transaction&);

} // namespace ledger
