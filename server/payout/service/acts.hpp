#pragma once

#include "audit/domain/entry.hpp"
#include "payout/domain/batch.hpp"
#include "payout/domain/prize.hpp"
#include "sql/transaction.hpp"

#include <string>
#include <string_view>

/// What the audit log calls the acts of this room. A name never changes: it is part of what is
/// hashed.
namespace payout::acts {

inline constexpr std::string_view prizes_planned{"payout_prizes_planned"};
inline constexpr std::string_view list_submitted{"payout_list_submitted"};
inline constexpr std::string_view list_approved{"payout_list_approved"};
inline constexpr std::string_view list_released{"payout_list_released"};
inline constexpr std::string_view file_taken{"payout_file_taken"};
inline constexpr std::string_view results_taken{"payout_results_taken"};
inline constexpr std::string_view phone_changed{"payout_phone_changed"};
inline constexpr std::string_view prize_forfeited{"payout_prize_forfeited"};
inline constexpr std::string_view stopped{"payout_stopped"};
inline constexpr std::string_view resumed{"payout_resumed"};
inline constexpr std::string_view budget_granted{"payout_budget_granted"};
inline constexpr std::string_view day_compared{"payout_day_compared"};

/// "payout-list:3" and "payout-order:17", as the log names what an act is done to.
[[nodiscard]] std::string subject_of(BatchId);
[[nodiscard]] std::string subject_of(OrderId);
/// "staff:7" or "token:operator", as this room keeps who acted.
[[nodiscard]] std::string name_of(audit::Author const&);
/// The same for people: the name of a colleague; of a program what it is kept as.
[[nodiscard]] std::string shown_name(sql::Transaction&, std::string_view kept);

} // namespace payout::acts
