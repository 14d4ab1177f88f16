#pragma once

#include "audit/domain/entry.hpp"
#include "base/result.hpp"
#include "quiz/domain/import_record.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <string_view>
#include <vector>

namespace quiz {

inline constexpr int imports_listed_max = 20;

/// The newest imports into a bank, the last one first. Refusal: `bank_unknown`.
[[nodiscard]] base::Result<std::vector<ImportRecord>> list_imports(sql::Transaction&,
                                                                   std::string_view bank);

/// Undoes an import: questions that it added are withdrawn for good, those it worded anew get their
/// words of before as a new wording, and the bank's next version is published. Papers that show
/// them keep them. Refusals: `bank_unknown`, `import_unknown`, those of `check_undo`,
/// `import_changed_since` {question}, `bank_too_small` when a contest that is not over needs them.
[[nodiscard]] base::Result<ImportRecord> undo_import(sql::Transaction&, Live&, audit::Author const&,
                                                     std::string_view bank, ImportId);

} // namespace quiz
