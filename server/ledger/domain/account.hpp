#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledger {

/// What an amount counts. Units never mix in one account, and each balances for itself.
enum class Unit : std::uint8_t {
    points,
    minutes,
    fen,
};

/// What an account is for; it decides whether the account may go below zero.
enum class AccountKind : std::uint8_t {
    /// Where amounts come from: its balance is minus what was ever handed out.
    source,
    /// Approved and not yet promised to anybody.
    budget,
    /// Promised to somebody and not yet arrived.
    reserved,
    /// Arrived for good.
    spent,
    /// What one person holds.
    person,
};

[[nodiscard]] std::string_view text(Unit);
[[nodiscard]] std::string_view text(AccountKind);

/// Names an account. It exists from its first posting on.
struct Account {
    AccountKind kind = AccountKind::source;
    /// The budget item, the programme or the person it belongs to, such as "quiz:march".
    std::string owner;
    Unit unit = Unit::points;

    friend auto operator<=>(Account const&, Account const&) = default;
};

/// The balance below which an account never falls; nothing for a source.
[[nodiscard]] std::optional<std::int64_t> floor_of(AccountKind);

/// "budget/quiz:march/fen".
[[nodiscard]] std::string name_of(Account const&);

} // namespace ledger
