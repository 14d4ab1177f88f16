#pragma once

#include "quiz/domain/import_record.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <span>
#include <vector>

namespace quiz::imports {

/// Inserts what an import did, as of now; its id is the next.
[[nodiscard]] ImportId insert(sql::Transaction&, BankId, std::span<ImportedQuestion const>);
[[nodiscard]] std::optional<ImportRecord> find(sql::Transaction&, BankId, ImportId);
/// The newest first.
[[nodiscard]] std::vector<ImportRecord> list(sql::Transaction&, BankId, int limit);
/// In the order of their ids.
[[nodiscard]] std::vector<ImportedQuestion> list_questions(sql::Transaction&, ImportId);
/// Undone now.
void update_undone(sql::Transaction&, ImportId);

} // namespace quiz::imports
