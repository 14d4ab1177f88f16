#pragma once

#include "base/result.hpp"
#include "http/json.hpp"
#include "http/words.hpp"
#include "quiz/domain/import_preview.hpp"
#include "quiz/domain/import_record.hpp"
#include "quiz/domain/question_draft.hpp"

#include <string_view>
#include <vector>

namespace quiz {

/// Reads `{"rows": [...]}`, the rows of a preview as somebody has mended them. A row without number
/// has its place in the list. Refusals: those of the JSON reader, `import_too_large`.
[[nodiscard]] base::Result<std::vector<QuestionDraft>> read_draft_rows(std::string_view json);

/// The rows with what is wrong in each cell, in words of the language, and what they may repeat.
void write_preview(http::JsonWriter&, ImportPreview const&, http::Words const&, http::Language);

void write_import(http::JsonWriter&, ImportRecord const&, base::Instant now);

} // namespace quiz
