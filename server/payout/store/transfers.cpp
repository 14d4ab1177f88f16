#include "payout/store/transfers.hpp"

#include "payout/store/transfers.sql.hpp"
#include "sql/breakdown.hpp"

namespace payout::transfers {

namespace {

Transfer transfer_from(sql::Row const& row)
{
    auto const outcome = outcome_named(row.text(4));
    if (!outcome)
        throw sql::Breakdown{"payout_transfer has an outcome that the program does not know"};
    return {row.string(0),    row.id<OrderId>(1), static_cast<int>(row.integer(2)),
            {row.integer(3)}, *outcome,           row.instant(5),
            row.instant(6),   row.string(7)};
}

} // namespace

std::optional<Transfer> find(sql::Transaction& tx, std::string_view number)
{
    return tx.first(transfers_sql::find, {number}, transfer_from);
}

std::vector<Transfer> list_of_order(sql::Transaction& tx, OrderId order)
{
    return tx.all(transfers_sql::list_of_order, {order}, transfer_from);
}

std::vector<Transfer> list_succeeded(sql::Transaction& tx, base::Instant from, base::Instant until)
{
    return tx.all(transfers_sql::list_succeeded, {from, until}, transfer_from);
}

void insert(sql::Transaction& tx, Transfer const& transfer)
{
    tx.execute(transfers_sql::insert,
               {transfer.number, transfer.order, transfer.try_number, transfer.amount.fen,
                text(transfer.outcome), transfer.sent_at, transfer.reason});
}

void update(sql::Transaction& tx, std::string_view number, TransferOutcome outcome,
            std::string_view reason)
{
    tx.execute(transfers_sql::update, {number, text(outcome), reason, tx.now()});
}

} // namespace payout::transfers
