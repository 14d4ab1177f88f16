#include "payout/store/findings.hpp"

#include "payout/store/findings.sql.hpp"

namespace payout::findings {

std::int64_t insert(sql::Transaction& tx, Reconciliation const& made)
{
    auto const last = tx.first(findings_sql::find_last_id, {},
                               [](sql::Row const& row) { return row.integer(0); });
    auto const id = last.value_or(0) + 1;
    tx.execute(findings_sql::insert, {id, made.day, made.compared, tx.now()});
    std::int64_t line = 0;
    for (auto const& finding : made.findings)
        tx.execute(findings_sql::insert_finding,
                   {id, ++line, finding.kind, finding.number, finding.detail});
    return id;
}

std::vector<Reconciliation> list(sql::Transaction& tx, int limit)
{
    auto all = tx.all(findings_sql::list, {limit}, [](sql::Row const& row) {
        return Reconciliation{row.integer(0), row.date(1), row.integer(2), row.instant(3), {}};
    });
    for (auto& one : all)
        one.findings = tx.all(findings_sql::list_findings, {one.id}, [](sql::Row const& row) {
            return Finding{row.string(0), row.string(1), row.string(2)};
        });
    return all;
}

} // namespace payout::findings
