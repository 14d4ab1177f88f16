#include "sql/integrity.hpp"

#include "sql/integrity.sql.hpp"

namespace sql {

std::vector<std::string> damages(Transaction& tx)
{
    std::vector<std::string> found;
    tx.each(integrity_sql::check_pages, {}, [&](Row const& row) {
        if (row.text(0) != "ok")
            found.push_back("integrity: " + row.string(0));
    });
    tx.each(integrity_sql::check_references, {},
            [&](Row const& row) { found.push_back("reference from table " + row.string(0)); });
    return found;
}

} // namespace sql
