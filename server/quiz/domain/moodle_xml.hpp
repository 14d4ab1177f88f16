#pragma once

#include "base/result.hpp"
#include "quiz/domain/question_file.hpp"

#include <span>
#include <string>
#include <string_view>

namespace quiz {

/// Reads Moodle XML: questions of the types multichoice and truefalse. Code: `idnumber`, else the
/// name if it can be a code; explanation: the general feedback; the rest stands in tags, as in
/// `tags_of`. HTML is read as people see it. Categories are passed over. The row of a draft is the
/// place of its question in the file.
///
/// Refusals: those of `document::XmlDocument`, `xml_root_unexpected` {expected, found},
/// `import_too_large`. Problem of a row: `question_kind_unsupported` {found, allowed}.
[[nodiscard]] base::Result<QuestionFile> read_moodle_xml(std::string_view xml);

[[nodiscard]] std::string write_moodle_xml(std::span<Question const> questions);

} // namespace quiz
