#pragma once

#include "base/result.hpp"
#include "quiz/domain/draft_defaults.hpp"
#include "quiz/domain/import_preview.hpp"
#include "sql/transaction.hpp"

#include <string_view>

namespace quiz {

/// What an import of these rows, with defaults filled in, would do to a bank; writes nothing.
/// Refusals: `bank_unknown`, `import_too_large`.
[[nodiscard]] base::Result<ImportPreview> preview_import(sql::Transaction&, std::string_view bank,
                                                         QuestionFile, DraftDefaults const&);

} // namespace quiz
