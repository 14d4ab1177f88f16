#pragma once

#include "base/result.hpp"
#include "ledger/domain/account.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ledger {

/// What one account gains, or loses when it is negative.
struct Posting {
    Account account;
    std::int64_t amount = 0;
    friend bool operator==(Posting const&, Posting const&) = default;
};

/// One event that moved points, minutes or money. Its postings sum to zero in every unit and it
/// never changes: a mistake is answered by a counter-entry, so that the history of every balance
/// can be read back.
class Entry {
public:
    static constexpr std::size_t key_length_max = 200;
    static constexpr std::size_t postings_max = 64;
    /// Ten thousand million yuan in fen: far above anything lawful, far below an overflow.
    static constexpr std::int64_t amount_max = 1'000'000'000'000;

    /// `key` is made from the business ("payout:march:2021-03:17:reserve") and names the event
    /// for ever: visible ASCII. Refusals: `entry_key_malformed`, `entry_postings_count`,
    /// `entry_amount_out_of_range`, `entry_account_twice`, `entry_unbalanced`.
    static base::Result<Entry> create(std::string key, std::vector<Posting> postings);
    /// Moves an amount from one account to another of the same unit. Refusals: as above.
    static base::Result<Entry> transfer(std::string key, Account from, Account to,
                                        std::int64_t amount);

    /// The counter-entry: everything back, under a key of its own.
    [[nodiscard]] base::Result<Entry> reversal(std::string key) const;
    /// SHA-256 in hexadecimal of what is posted: equal for the same event told twice.
    [[nodiscard]] std::string content_hash() const;

    [[nodiscard]] std::string const& key() const& { return key_; }
    [[nodiscard]] std::span<Posting const> postings() const& { return postings_; }
    void key() && = delete;
    void postings() && = delete; // A range-for over a temporary's postings would dangle.

private:
    Entry(std::string key, std::vector<Posting> postings)
        : key_{std::move(key)}, postings_{std::move(postings)}
    {
    }

    std::string key_;
    std::vector<Posting> postings_;
};

} // namespace ledger
