#pragma once

#include "audit/domain/entry.hpp"
#include "base/result.hpp"
#include "quiz/domain/draft_defaults.hpp"
#include "quiz/domain/question_draft.hpp"
#include "quiz/domain/question_format.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

enum class ImportMode : std::uint8_t {
    /// Writes nothing and says what it would do.
    check,
    /// Writes everything, or nothing when any row is wrong.
    all_or_nothing,
};

struct ImportQuestions {
    /// Code of the bank; made if there is none.
    std::string bank;
    /// The file.
    std::string_view bytes;
    QuestionFormat format = QuestionFormat::json;
    ImportMode mode = ImportMode::all_or_nothing;
    DraftDefaults defaults = {};
};

/// What an import did, or would do.
struct QuestionImportReport {
    int added = 0;
    int changed = 0;
    int unchanged = 0;
    /// In the order of rows.
    std::vector<ImportProblem> problems;
    /// The version of the bank afterwards; nothing when nothing was written.
    std::optional<BankVersion> version;
    /// By which the import can be undone; nothing when nothing was written.
    std::optional<ImportId> id = {};
};

/// Imports questions into a bank and publishes its next version. What is wrong with single rows is
/// in the report, and then nothing is written. Refusals: those of `read_questions`,
/// `bank_code_malformed` {found}.
[[nodiscard]] base::Result<QuestionImportReport>
import_questions(sql::Transaction&, Live&, audit::Author const&, ImportQuestions const&);

struct ImportDrafts {
    /// Code of a bank that is there.
    std::string bank;
    std::vector<QuestionDraft> drafts;
};

/// Imports questions that somebody has looked at, as one act. Refusals: `bank_unknown`,
/// `import_too_large`, `import_rows_wrong` {rows} when any of them is wrong.
[[nodiscard]] base::Result<QuestionImportReport>
import_drafts(sql::Transaction&, Live&, audit::Author const&, ImportDrafts const&);

struct ImportStudyCards {
    /// Code of the bank; made if there is none.
    std::string bank;
    std::string_view json;
    ImportMode mode = ImportMode::all_or_nothing;
};

struct StudyCardImportReport {
    int cards = 0;
    std::vector<ImportProblem> problems;
    bool is_written = false;
};

/// Imports the pages that the second chance by study shows. Refusals: as above.
[[nodiscard]] base::Result<StudyCardImportReport> import_study_cards(sql::Transaction&,
                                                                     ImportStudyCards const&);

} // namespace quiz
