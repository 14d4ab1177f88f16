#include "identity/store/send_counts.hpp"

#include "identity/store/send_counts.sql.hpp"

namespace identity::send_counts {

namespace {

std::string_view name(RateKind kind)
{
    switch (kind) {
    case RateKind::source:
        return "source";
    case RateKind::prefix:
        return "prefix";
    case RateKind::everyone:
        return "everyone";
    }
    std::unreachable();
}

} // namespace

int find(sql::Transaction& tx, Counter const& counter)
{
    auto const sends = tx.first(
        send_counts_sql::find, {counter.span_begins_at, name(counter.kind), counter.subject},
        [](sql::Row const& row) { return static_cast<int>(row.integer(0)); });
    return sends.value_or(0);
}

void add_one(sql::Transaction& tx, Counter const& counter)
{
    tx.execute(send_counts_sql::add_one,
               {counter.span_begins_at, name(counter.kind), counter.subject});
}

void remove_older(sql::Transaction& tx, base::Instant until)
{
    tx.execute(send_counts_sql::remove_older, {until});
}

} // namespace identity::send_counts
