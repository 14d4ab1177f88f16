#pragma once

#include "base/result.hpp"
#include "quiz/domain/bank.hpp"
#include "quiz/domain/import_record.hpp"
#include "quiz/domain/question_import.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <vector>

namespace quiz {

/// The wordings that a bank shows now, those of withdrawn questions left out.
[[nodiscard]] std::vector<Question> wordings_of(sql::Transaction&, BankId);

/// Writes what an import plans: new questions at the end of their stratum, new wordings in place.
/// Says what became of which question.
std::vector<ImportedQuestion> apply_import(sql::Transaction&, BankId, QuestionImportPlan);

/// Publishes the bank as its rows stand as its next version.
BankSnapshot publish_bank(sql::Transaction&, Live&, BankId);

/// Whether a bank leaves every contest that is not over enough questions. Refusal:
/// `bank_too_small`.
[[nodiscard]] base::Result<void> check_contests(Live const&, BankSnapshot const&,
                                                base::Instant now);

} // namespace quiz
