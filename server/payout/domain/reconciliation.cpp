#include "payout/domain/reconciliation.hpp"

#include "base/text.hpp"
#include "payout/domain/refusals.hpp"
#include "payout/domain/topup.hpp"

#include <map>

namespace payout {

namespace {

void compare_line(StatementLine const& line, OurLine const& ours, std::vector<Finding>& findings)
{
    if (line.amount != ours.amount)
        findings.push_back({"amount_differs", line.number,
                            line.amount.text() + " instead of " + ours.amount.text()});
    bool const is_paid_there = line.kind == ReportKind::succeeded;
    bool const is_paid_here = ours.outcome == TransferOutcome::succeeded;
    if (is_paid_there && !is_paid_here)
        findings.push_back({"not_settled", line.number, std::string{text(ours.outcome)}});
    if (!is_paid_there && is_paid_here)
        findings.push_back({"not_confirmed", line.number, line.amount.text()});
    if (is_paid_there && ours.has_paid_twin)
        findings.push_back({"paid_twice", line.number, line.amount.text()});
}

} // namespace

std::vector<Finding> compare(std::span<StatementLine const> statement,
                             std::span<OurLine const> ours)
{
    std::map<std::string_view, OurLine const*> known;
    for (auto const& line : ours)
        known.emplace(line.number, &line);
    std::map<std::string_view, int> seen;
    std::vector<Finding> findings;
    for (auto const& line : statement) {
        if (++seen[line.number] > 1)
            findings.push_back({"line_twice", line.number, line.amount.text()});
        else if (auto const mine = known.find(line.number); mine == known.end())
            findings.push_back({"unknown_to_us", line.number, line.amount.text()});
        else
            compare_line(line, *mine->second, findings);
    }
    for (auto const& line : ours)
        if (line.outcome == TransferOutcome::succeeded && !seen.contains(line.number))
            findings.push_back({"missing_at_provider", line.number, line.amount.text()});
    return findings;
}

base::Result<std::vector<StatementLine>> read_statement(std::string_view csv)
{
    auto const table = TRY(base::csv::Table::parse(csv));
    CHECK_OK(table.allow_only({"order_number", "amount_fen", "status"}, {"reason", "at"}));
    if (!table.problems().empty())
        return std::unexpected{base::Error{table.problems().front().error}};
    std::vector<StatementLine> lines;
    for (auto const& row : table.rows()) {
        auto const kind = report_named(table.field(row, "status"));
        auto const fen = base::number_in<std::int64_t>(table.field(row, "amount_fen"));
        if (!kind || !fen)
            return std::unexpected{refuse(status_unknown).with("row", row.number)};
        lines.push_back({std::string{table.field(row, "order_number")}, {*fen}, *kind});
    }
    return lines;
}

} // namespace payout
