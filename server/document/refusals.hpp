#pragma once

#include "base/result.hpp"

namespace document {

using base::ErrorKind;

// Texts.
inline constexpr base::Refusal encoding_unknown{ErrorKind::invalid, "encoding_unknown"};

// XML.
/// {offset}: the byte at which it stops to be XML.
inline constexpr base::Refusal xml_malformed{ErrorKind::invalid, "xml_malformed"};
/// {levels_max}
inline constexpr base::Refusal xml_too_deep{ErrorKind::invalid, "xml_too_deep"};
/// A document type may name files and entities of its own; none of our formats has one.
inline constexpr base::Refusal xml_with_doctype{ErrorKind::invalid, "xml_with_doctype"};
/// {bytes_max}
inline constexpr base::Refusal xml_too_large{ErrorKind::invalid, "xml_too_large"};

// Archives and workbooks.
inline constexpr base::Refusal archive_damaged{ErrorKind::invalid, "archive_damaged"};
/// {bytes_max}: what would be unpacked, in one part or together.
inline constexpr base::Refusal archive_too_large{ErrorKind::invalid, "archive_too_large"};
/// {parts_max}
inline constexpr base::Refusal archive_parts_too_many{ErrorKind::invalid, "archive_parts_too_many"};
/// A password, or the format before 2007; both are the same kind of file.
inline constexpr base::Refusal workbook_locked_or_old{ErrorKind::invalid, "workbook_locked_or_old"};
/// {part}: what a workbook must have.
inline constexpr base::Refusal workbook_part_missing{ErrorKind::invalid, "workbook_part_missing"};
/// {cell}
inline constexpr base::Refusal workbook_cells_merged{ErrorKind::invalid, "workbook_cells_merged"};
/// {cell, found}: a name or a kind of cell that no workbook has.
inline constexpr base::Refusal workbook_cell_malformed{ErrorKind::invalid,
                                                       "workbook_cell_malformed"};
/// {rows_max}
inline constexpr base::Refusal workbook_rows_too_many{ErrorKind::invalid, "workbook_rows_too_many"};

} // namespace document
