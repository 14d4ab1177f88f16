#include "settlement/store/receipts.hpp"

#include "settlement/store/receipts.sql.hpp"
#include "sql/breakdown.hpp"

namespace settlement::receipts {

std::optional<ReceiptSubject> find(sql::Transaction& tx, std::string_view code)
{
    return tx.first(receipts_sql::find, {code}, [](sql::Row const& row) {
        auto const kind = receipt_kind_named(row.text(0));
        if (!kind)
            throw sql::Breakdown{"settlement_receipt: a kind cannot be read"};
        return ReceiptSubject{*kind, row.string(1), row.id<base::PersonId>(2), row.date(3),
                              static_cast<int>(row.integer(4))};
    });
}

std::optional<std::string> find_code(sql::Transaction& tx, ReceiptSubject const& of)
{
    return tx.first(receipts_sql::find_code,
                    {text(of.kind), of.contest, of.person, of.day, of.number},
                    [](sql::Row const& row) { return row.string(0); });
}

void insert(sql::Transaction& tx, std::string_view code, ReceiptSubject const& of)
{
    tx.execute(receipts_sql::insert,
               {code, text(of.kind), of.contest, of.person, of.day, of.number, tx.now()});
}

} // namespace settlement::receipts
