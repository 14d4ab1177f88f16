#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace document {

/// One row of a sheet, empty cells and all, up to the last one that says something.
struct SheetRow {
    /// As the spreadsheet counts, from 1.
    int number = 1;
    std::vector<std::string> cells = {};
};

inline constexpr int sheet_rows_max = 20'001;
inline constexpr int sheet_columns_max = 64;

/// "F12" for column 5 and row 12.
[[nodiscard]] std::string cell_name(int column, int row);

/// Reads the first sheet of an .xlsx file that is not hidden: texts as they are, numbers as the
/// file writes them, formulas by their last value. Empty rows are left out.
///
/// Refusals: those of `Archive` and `XmlDocument`, `workbook_part_missing` {part},
/// `workbook_cells_merged` {cell}, `workbook_cell_malformed` {cell, found},
/// `workbook_rows_too_many` {rows_max}.
[[nodiscard]] base::Result<std::vector<SheetRow>> read_sheet(std::string_view bytes);

struct SheetColumn {
    std::string title;
    /// In characters of ordinary width.
    int width = 12;
    /// What a cell offers to choose from; empty: anything may be written.
    std::vector<std::string> choices = {};
};

/// A sheet to fill in or to look at: a header that stays in sight, and texts, no formulas.
struct SheetToWrite {
    std::string name;
    std::vector<SheetColumn> columns;
    std::vector<std::vector<std::string>> rows;
    /// Lines of a second sheet that explains the first; none when empty.
    std::string notes_name = {};
    std::vector<std::string> notes = {};
};

/// Writes an .xlsx file. A text that a spreadsheet could take for a formula gets a quote before it,
/// as in `base::csv::cell`.
[[nodiscard]] std::string write_workbook(SheetToWrite const&);

} // namespace document
