#pragma once

#include "base/result.hpp"
#include "quiz/domain/question_file.hpp"

#include <span>
#include <string>
#include <string_view>

namespace quiz {

/// Reads QTI 3: one item as XML, or a package, a ZIP file of items. An item has one choice
/// interaction; the explanation is its modal feedback, the code its title or identifier. What QTI
/// has no place for stands in `data-` attributes of the body of the item. The row of a draft is its
/// place in the package.
///
/// Refusals: those of `document::XmlDocument` and `document::Archive`, `xml_root_unexpected`
/// {expected, found}, `import_too_large`. Problem of a row: `question_kind_unsupported` {found,
/// allowed}, and those of `document::XmlDocument` in a package.
[[nodiscard]] base::Result<QuestionFile> read_qti(std::string_view bytes);

/// Writes a package with a manifest and one item for each question.
[[nodiscard]] std::string write_qti(std::span<Question const> questions);

} // namespace quiz
