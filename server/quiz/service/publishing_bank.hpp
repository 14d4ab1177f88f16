#pragma once

#include "quiz/domain/bank.hpp"
#include "quiz/domain/question_import.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <vector>

namespace quiz {

/// The wordings that a bank shows now.
[[nodiscard]] std::vector<Question> wordings_of(sql::Transaction&, BankId);

/// Writes what an import plans: new questions at the end of their stratum, new wordings in place.
void apply_import(sql::Transaction&, BankId, QuestionImportPlan);

/// Publishes the bank as its rows stand as its next version.
BankSnapshot publish_bank(sql::Transaction&, Live&, BankId);

} // namespace quiz
