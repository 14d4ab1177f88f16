#pragma once

#include "base/civil.hpp"
#include "ledger/domain/entry.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Entries are written and read; there is no way to change or remove one.
namespace ledger::entries {

/// What an entry with this key holds, by its hash.
[[nodiscard]] std::optional<std::string> find_content_hash(sql::Transaction&, std::string_view key);
/// Gives the id of the new entry.
std::int64_t insert(sql::Transaction&, Entry const&);
void insert_posting(sql::Transaction&, std::int64_t entry_id, std::int64_t account_id,
                    std::int64_t amount);

/// One movement of an account.
struct Movement {
    std::int64_t entry_id = 0;
    std::string key;
    std::int64_t amount = 0;
    base::Instant posted_at;
};
/// The newest movements of an account before an entry, at most `limit`.
[[nodiscard]] std::vector<Movement> list_movements(sql::Transaction&, std::int64_t account_id,
                                                   std::int64_t before_entry_id, int limit);

/// Where the rows contradict the rules of the ledger.
struct Contradiction {
    /// The key of an entry or the name of an account.
    std::string where;
    std::int64_t found = 0;
    std::int64_t expected = 0;
};
/// Entries that do not sum to zero in a unit, or that move nothing.
[[nodiscard]] std::vector<Contradiction> list_unbalanced(sql::Transaction&);
/// Accounts whose balance is not the sum of their postings.
[[nodiscard]] std::vector<Contradiction> list_drifted(sql::Transaction&);
/// Accounts below their floor.
[[nodiscard]] std::vector<Contradiction> list_overdrawn(sql::Transaction&);
/// Units in which all balances together are not zero.
[[nodiscard]] std::vector<Contradiction> list_nonzero_totals(sql::Transaction&);

} // namespace ledger::entries
