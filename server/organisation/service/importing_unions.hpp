#pragma once

#include "base/csv.hpp"
#include "organisation/domain/union.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace organisation {

/// What an import does with rows that are fine beside rows that are not.
enum class ImportMode : std::uint8_t {
    /// Writes nothing and says what it would do.
    check,
    /// Writes everything, or nothing when any row is bad.
    all_or_nothing,
    /// Writes every row that neither is bad nor hangs on a bad one.
    good_rows,
};

/// What an import did, or would do.
struct ImportReport {
    int added = 0;
    int changed = 0;
    int unchanged = 0;
    /// In the order of rows.
    std::vector<base::csv::Problem> problems;
    bool is_written = false;
};

/// Imports the unions of one tree from CSV. The same file again changes nothing; a union that the
/// file leaves out stays as it is. Refusals: those of `csv::Table::parse` and `allow_only`; what is
/// wrong with single rows is in the report.
base::Result<ImportReport> import_unions(sql::Transaction&, std::string_view csv, Tree, ImportMode);

/// Imports the levels that unions stand on. Refusals: as above, and `level_order_broken` {code,
/// parent} when a union would no longer stand below its parent.
base::Result<ImportReport> import_levels(sql::Transaction&, std::string_view csv, ImportMode);

} // namespace organisation
