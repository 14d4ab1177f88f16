#include "quiz/store/question_reports.hpp"

#include "quiz/store/question_reports.sql.hpp"

namespace quiz::question_reports {

std::int64_t put(sql::Transaction& tx, Stored const& report)
{
    auto const id_of = [](sql::Row const& row) { return row.integer(0); };
    auto const last = tx.first(question_reports_sql::find_last_id, {}, id_of);
    auto const& attempt = report.attempt;
    tx.execute(question_reports_sql::put,
               {last.value_or(0) + 1, report.question, report.version, attempt.contest,
                attempt.person, attempt.date, attempt.number, text(report.reason), report.words,
                tx.now()});
    return tx
        .first(question_reports_sql::find,
               {attempt.contest, attempt.person, attempt.date, attempt.number, report.question},
               id_of)
        .value();
}

} // namespace quiz::question_reports
