#pragma once

#include "sql/transaction.hpp"

#include <string_view>

namespace app {

/// Writes into the audit log that another operator's token counts from now on, or none any more.
/// The settings grant it, so the first start with them is when it begins. Names the token by a
/// fingerprint of its hash; empty is none.
void note_operator_token(sql::Transaction&, std::string_view token_hash);

} // namespace app
