#include "payout/service/reconciling.hpp"

#include "audit/service/appending.hpp"
#include "ledger/service/posting.hpp"
#include "payout/service/accounts.hpp"
#include "payout/service/acts.hpp"
#include "payout/store/findings.hpp"
#include "payout/store/orders.hpp"
#include "payout/store/transfers.hpp"

#include <algorithm>
#include <set>

namespace payout {

namespace {

OurLine line_of(sql::Transaction& tx, transfers::Transfer const& transfer)
{
    auto const all = transfers::list_of_order(tx, transfer.order);
    bool const has_paid_twin = std::ranges::any_of(all, [&](auto const& one) {
        return one.number != transfer.number && one.outcome == TransferOutcome::succeeded;
    });
    return {transfer.number, transfer.amount, transfer.outcome, has_paid_twin};
}

std::vector<OurLine> our_lines(sql::Transaction& tx, base::CivilDate day,
                               std::vector<StatementLine> const& statement)
{
    auto const zone = base::TimeZone::shanghai();
    std::vector<OurLine> lines;
    std::set<std::string> taken;
    for (auto const& transfer :
         transfers::list_succeeded(tx, zone.start_of(day), zone.start_of(day + 1)))
        if (taken.insert(transfer.number).second)
            lines.push_back(line_of(tx, transfer));
    for (auto const& line : statement)
        if (!taken.contains(line.number))
            if (auto const transfer = transfers::find(tx, line.number)) {
                taken.insert(line.number);
                lines.push_back(line_of(tx, *transfer));
            }
    return lines;
}

/// The ledger's view of what was spent, against the orders that have arrived.
void compare_ledger(sql::Transaction& tx, std::vector<Finding>& findings)
{
    for (auto const& contest : orders::list_contests(tx)) {
        auto const spent = budget_of(tx, contest).spent;
        auto const arrived = orders::sum_succeeded(tx, contest);
        if (spent != arrived)
            findings.push_back(
                {"ledger_differs", contest,
                 spent.text() + " in the ledger, " + arrived.text() + " in the orders"});
    }
    for (auto const& line : ledger::examine(tx))
        findings.push_back({"ledger_broken", "", line});
}

} // namespace

base::Result<Reconciliation> reconcile(sql::Transaction& tx, audit::Author const& author,
                                       base::CivilDate day, std::string_view statement_csv)
{
    auto const statement = TRY(read_statement(statement_csv));
    auto const ours = our_lines(tx, day, statement);
    Reconciliation made{.day = day,
                        .compared = static_cast<std::int64_t>(statement.size()),
                        .made_at = tx.now(),
                        .findings = compare(statement, ours)};
    compare_ledger(tx, made.findings);
    made.id = findings::insert(tx, made);
    audit::append(tx, author,
                  {.name = acts::day_compared,
                   .subject = "payout-day:" + day.text(),
                   .details = audit::Details{}
                                  .with("compared", made.compared)
                                  .with("findings", made.findings.size())});
    return made;
}

std::vector<Reconciliation> list_reconciliations(sql::Transaction& tx, int limit)
{
    return findings::list(tx, limit);
}

} // namespace payout
