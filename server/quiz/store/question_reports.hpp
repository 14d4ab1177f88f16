#pragma once

#include "quiz/domain/ids.hpp"
#include "quiz/domain/question_report.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <string>

namespace quiz::question_reports {

/// What a person says about a question of one of their papers.
struct Stored {
    QuestionId question;
    QuestionVersion version = 1;
    AttemptKey attempt;
    ReportReason reason = ReportReason::other;
    std::string words;
};

/// Inserts the report, or replaces what the person said about the same question of the same paper.
/// Gives its number.
std::int64_t put(sql::Transaction&, Stored const&);

} // namespace quiz::question_reports
