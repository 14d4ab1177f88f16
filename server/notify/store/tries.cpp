#include "notify/store/tries.hpp"

#include "notify/store/tries.sql.hpp"

namespace notify::tries {

void insert(sql::Transaction& tx, MessageId message, int number)
{
    tx.execute(tries_sql::insert, {message, number, tx.now()});
}

void update(sql::Transaction& tx, MessageId message, int number, Report const& report)
{
    tx.execute(tries_sql::update, {message, number, tx.now(), text(report.kind), report.reason});
}

std::vector<Try> list_of_message(sql::Transaction& tx, MessageId message)
{
    return tx.all(tries_sql::list_of_message, {message}, [](sql::Row const& row) {
        Try one{.number = static_cast<int>(row.integer(0)), .started_at = row.instant(1)};
        if (!row.is_null(2))
            one.ended_at = row.instant(2);
        one.outcome = report_kind_named(row.text(3));
        one.reason = row.string(4);
        return one;
    });
}

} // namespace notify::tries
