#pragma once

#include "base/result.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <string>

namespace quiz {

/// "This question is wrong": about one question of a paper that the person has finished.
struct ReportQuestion {
    base::PersonId person;
    std::string slug;
    base::CivilDate date;
    std::int64_t number = 1;
    /// Of the question on the paper, counted from 0.
    std::int64_t index = 0;
    std::string reason;
    std::string words = {};
};

/// Stores a report and gives its number; a second one about the same question replaces the first.
/// Refusals: `contest_unknown`, `attempt_unknown`, `attempt_not_handed_in`, `question_out_of_range`
/// {field, questions}, `report_reason_unknown`, `report_text_too_long`, `report_text_untidy`.
[[nodiscard]] base::Result<std::int64_t> report_question(sql::Transaction&, Live const&,
                                                         ReportQuestion const&);

} // namespace quiz
