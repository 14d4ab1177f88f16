#pragma once

#include "base/result.hpp"

/// Why ledger says no. Each token has words in server/app/words/ledger.toml.
namespace ledger {

using base::ErrorKind;
using base::Refusal;

/// {length_max}
inline constexpr Refusal entry_key_malformed{ErrorKind::invalid, "entry_key_malformed"};
/// {postings_max}
inline constexpr Refusal entry_postings_count{ErrorKind::invalid, "entry_postings_count"};
/// {amount_max}
inline constexpr Refusal entry_amount_out_of_range{ErrorKind::invalid, "entry_amount_out_of_range"};
/// {account}
inline constexpr Refusal entry_account_twice{ErrorKind::invalid, "entry_account_twice"};
/// {unit, sum}
inline constexpr Refusal entry_unbalanced{ErrorKind::invalid, "entry_unbalanced"};
/// The same key came before with another content: {key}
inline constexpr Refusal entry_key_reused{ErrorKind::conflict, "entry_key_reused"};
/// {account, balance}
inline constexpr Refusal account_overdrawn{ErrorKind::conflict, "account_overdrawn"};

} // namespace ledger
