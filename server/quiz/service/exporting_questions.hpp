#pragma once

#include "base/result.hpp"
#include "quiz/domain/question_format.hpp"
#include "sql/transaction.hpp"

#include <string>
#include <string_view>

namespace quiz {

/// The questions of a bank as a file.
struct ExportedFile {
    std::string bytes;
    std::string_view content_type;
    /// "gift", for the end of a file's name.
    std::string_view ending;
    int questions = 0;
    /// Questions that the format cannot hold.
    int left_out = 0;
};

/// Writes all questions of a bank, those that are switched off too, in the order in which they
/// joined it. A workbook is ready to be filled in and imported again. Refusal: `bank_unknown`.
[[nodiscard]] base::Result<ExportedFile> export_questions(sql::Transaction&, std::string_view bank,
                                                          QuestionFormat);

} // namespace quiz
