#include "audit/store/entries.hpp"

#include "audit/store/entries.sql.hpp"
#include "sql/breakdown.hpp"

namespace audit::entries {

namespace {

Stored stored_from(sql::Row const& row)
{
    auto const kind = author_kind_from(row.text(2));
    if (!kind)
        throw sql::Breakdown{"audit_entry " + std::to_string(row.integer(0)) +
                             ": its author is of no known kind"};
    return {row.integer(0),
            {{*kind, row.string(3), row.string(4)},
             row.string(5),
             row.string(6),
             row.string(7),
             row.string(8),
             row.instant(1)},
            row.string(9)};
}

} // namespace

void insert(sql::Transaction& tx, std::int64_t leaf, Entry const& entry, Hash const& hash)
{
    tx.execute(entries_sql::insert,
               {leaf, entry.at, text(entry.author.kind), entry.author.id, entry.author.trace_id,
                entry.act, entry.subject, entry.reason, entry.details, base::hex(hash)});
}

std::vector<Stored> list_from(sql::Transaction& tx, std::int64_t leaf, int limit)
{
    return tx.all(entries_sql::list_from, {leaf, limit}, stored_from);
}

std::vector<Stored> list_before(sql::Transaction& tx, std::int64_t leaf, Filter const& filter,
                                int limit)
{
    return tx.all(entries_sql::list_before,
                  {leaf, filter.act, filter.subject, filter.author, limit}, stored_from);
}

std::optional<Stored> find_newest(sql::Transaction& tx, std::string_view act)
{
    return tx.first(entries_sql::find_newest, {act}, stored_from);
}

} // namespace audit::entries
