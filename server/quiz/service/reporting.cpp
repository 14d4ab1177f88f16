#include "quiz/service/reporting.hpp"

#include "quiz/domain/question_report.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/store/attempts.hpp"
#include "quiz/store/question_reports.hpp"

#include <utility>

namespace quiz {

base::Result<std::int64_t> report_question(sql::Transaction& tx, Live const& live,
                                           ReportQuestion const& command)
{
    auto const contest = TRY(live.contest(command.slug));
    auto const reason = TRY(report_reason_named(command.reason));
    auto words = TRY(report_words(command.words));
    AttemptKey const key{contest->id, command.person, command.date,
                         static_cast<int>(command.number)};
    auto const stored = attempts::find(tx, key);
    if (!stored || std::cmp_not_equal(key.number, command.number))
        return std::unexpected{refuse(attempt_unknown)};
    if (stored->attempt.state == AttemptState::issued)
        return std::unexpected{refuse(attempt_not_handed_in)};
    auto const wordings = wordings_in(stored->paper);
    if (command.index < 0 || std::cmp_greater_equal(command.index, wordings.size()))
        return std::unexpected{
            refuse(question_out_of_range).at("index").with("questions", wordings.size())};
    auto const& [question, version] = wordings[static_cast<std::size_t>(command.index)];
    return question_reports::put(tx, {question, version, key, reason, std::move(words)});
}

} // namespace quiz
