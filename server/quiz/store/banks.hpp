#pragma once

#include "quiz/domain/bank.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quiz::banks {

/// A collection of questions that contests draw from.
struct Stored {
    BankId id;
    std::string code;
    std::string title;
};

[[nodiscard]] std::optional<Stored> find(sql::Transaction&, std::string_view code);
/// In the order in which they were made.
[[nodiscard]] std::vector<Stored> list(sql::Transaction&);
/// The id that a new bank may take.
[[nodiscard]] BankId next_id(sql::Transaction&);
void insert(sql::Transaction&, Stored const&);

/// The newest state of a bank; nothing while it is empty.
[[nodiscard]] std::optional<BankSnapshot> find_newest(sql::Transaction&, BankId);
[[nodiscard]] std::optional<BankSnapshot> find_version(sql::Transaction&, BankId, BankVersion);
void insert_version(sql::Transaction&, BankSnapshot const&);

} // namespace quiz::banks
