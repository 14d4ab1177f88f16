#pragma once

#include "settlement/domain/receipt.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace settlement::receipts {

[[nodiscard]] std::optional<ReceiptSubject> find(sql::Transaction&, std::string_view code);
/// The code under which something can be checked already.
[[nodiscard]] std::optional<std::string> find_code(sql::Transaction&, ReceiptSubject const&);
void insert(sql::Transaction&, std::string_view code, ReceiptSubject const&);

} // namespace settlement::receipts
