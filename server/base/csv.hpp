#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base::csv {

/// What is wrong with one row of an import, and where: enough for a person to find the cell.
struct Problem {
    /// As a spreadsheet counts: the header is row 1.
    int row = 0;
    /// Empty when the row as a whole is wrong.
    std::string column;
    Error error;

    friend bool operator==(Problem const& left, Problem const& right)
    {
        return left.row == right.row && left.column == right.column &&
               left.error.reason == right.error.reason && left.error.facts == right.error.facts;
    }
};

struct Row {
    /// As a spreadsheet counts: the header is row 1, and a blank line counts too.
    int number = 0;
    std::vector<std::string> fields;
};

/// A CSV text with a header, read by RFC 4180: fields may be quoted, quotes inside are doubled,
/// a quoted field may hold commas and line breaks. Lines end with CRLF or LF.
///
/// Beyond the RFC: UTF-8 is required and a byte order mark is passed over (spreadsheets write
/// one), blank lines are passed over, and a quote inside an unquoted field is a character like
/// any other (`37'48.3"N`). Nothing else is forgiven, because a repair would be a guess.
class Table {
public:
    static constexpr std::size_t bytes_max = 32 << 20;
    static constexpr std::size_t columns_max = 64;
    static constexpr std::size_t rows_max = 200'000;

    /// Reads a text whose rows can be told apart. A row with too few or too many fields is among
    /// the `problems` instead of the `rows`.
    ///
    /// Refusals: `csv_too_large` {bytes_max}, `csv_not_utf8` {line}, `csv_nul_character` {line},
    /// `csv_empty`, `csv_quote_unclosed` {row}, `csv_text_after_quote` {row},
    /// `csv_stray_return` {row}, `csv_column_unnamed` {position}, `csv_column_twice` {column},
    /// `csv_too_many_columns` {columns_max}, `csv_too_many_rows` {rows_max}.
    static Result<Table> parse(std::string_view text);

    /// A table whose rows stood in a file of another kind, by the same rules.
    static Result<Table> of(std::vector<std::string> columns, std::vector<Row> rows);

    /// Refuses a header that lacks a required column or has one that is neither required nor
    /// optional: `csv_column_missing` {column}, `csv_column_unknown` {column, allowed}.
    [[nodiscard]] Result<void> allow_only(std::span<std::string_view const> required,
                                          std::span<std::string_view const> optional) const;
    [[nodiscard]] Result<void> allow_only(std::initializer_list<std::string_view> required,
                                          std::initializer_list<std::string_view> optional) const
    {
        return allow_only(std::span{required.begin(), required.size()},
                          std::span{optional.begin(), optional.size()});
    }

    [[nodiscard]] std::vector<std::string> const& columns() const& { return columns_; }
    [[nodiscard]] std::vector<Row> const& rows() const& { return rows_; }
    /// `csv_field_count` {expected, found} for each row that does not fit the header.
    [[nodiscard]] std::vector<Problem> const& problems() const& { return problems_; }
    void columns() && = delete; // A range-for over a temporary's rows would dangle.
    void rows() && = delete;
    void problems() && = delete;

    /// The field of a row in a column; empty when the table has no such column.
    [[nodiscard]] std::string_view field(Row const& row, std::string_view column) const;

private:
    Result<void> read_header(std::vector<std::string> names);
    Result<void> add(Row row);

    std::vector<std::string> columns_;
    std::vector<Row> rows_;
    std::vector<Problem> problems_;
};

inline constexpr Refusal csv_too_large{ErrorKind::invalid, "csv_too_large"};
inline constexpr Refusal csv_not_utf8{ErrorKind::invalid, "csv_not_utf8"};
inline constexpr Refusal csv_nul_character{ErrorKind::invalid, "csv_nul_character"};
inline constexpr Refusal csv_empty{ErrorKind::invalid, "csv_empty"};
inline constexpr Refusal csv_quote_unclosed{ErrorKind::invalid, "csv_quote_unclosed"};
inline constexpr Refusal csv_text_after_quote{ErrorKind::invalid, "csv_text_after_quote"};
inline constexpr Refusal csv_stray_return{ErrorKind::invalid, "csv_stray_return"};
inline constexpr Refusal csv_column_unnamed{ErrorKind::invalid, "csv_column_unnamed"};
inline constexpr Refusal csv_column_twice{ErrorKind::invalid, "csv_column_twice"};
inline constexpr Refusal csv_too_many_columns{ErrorKind::invalid, "csv_too_many_columns"};
inline constexpr Refusal csv_too_many_rows{ErrorKind::invalid, "csv_too_many_rows"};
inline constexpr Refusal csv_column_missing{ErrorKind::invalid, "csv_column_missing"};
inline constexpr Refusal csv_column_unknown{ErrorKind::invalid, "csv_column_unknown"};
inline constexpr Refusal csv_field_count{ErrorKind::invalid, "csv_field_count"};

} // namespace base::csv
