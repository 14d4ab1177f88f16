#include "base/csv.hpp"

#include "base/csv_cell.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <optional>

namespace base::csv {

namespace {

/// Reads one record after the other from a text that is UTF-8 and holds no NUL.
class Reader {
public:
    explicit Reader(std::string_view text) : text_{text} {}

    /// The next record that is not a blank line; nothing at the end of the text.
    Result<std::optional<Row>> next()
    {
        while (at_ < text_.size()) {
            ++number_;
            auto const begins_at = at_;
            auto fields = TRY(record());
            auto const line = text_.substr(begins_at, at_ - begins_at);
            if (line != "\n" && line != "\r\n")
                return std::optional{Row{number_, std::move(fields)}};
        }
        return std::optional<Row>{};
    }

private:
    Result<std::vector<std::string>> record()
    {
        std::vector<std::string> fields;
        do
            fields.push_back(TRY(next_is('"') ? quoted_field() : plain_field()));
        while (take(','));
        take('\r');
        take('\n');
        return fields;
    }

    Result<std::string> quoted_field()
    {
        std::string field;
        do {
            ++at_; // The quote that opens the field, or the second one of a doubled quote.
            auto const closes_at = text_.find('"', at_);
            if (closes_at == std::string_view::npos)
                return std::unexpected{refusal(csv_quote_unclosed)};
            field += text_.substr(at_, closes_at - at_);
            at_ = closes_at + 1;
            if (next_is('"'))
                field += '"';
        } while (next_is('"'));
        if (at_ < text_.size() && !next_is(',') && !at_line_end())
            return std::unexpected{refusal(csv_text_after_quote)};
        return field;
    }

    Result<std::string> plain_field()
    {
        auto const ends_at = std::min(text_.find_first_of(",\r\n", at_), text_.size());
        std::string field{text_.substr(at_, ends_at - at_)};
        at_ = ends_at;
        if (next_is('\r') && !at_line_end())
            return std::unexpected{refusal(csv_stray_return)};
        return field;
    }

    [[nodiscard]] bool next_is(char character) const
    {
        return at_ < text_.size() && text_[at_] == character;
    }
    [[nodiscard]] bool at_line_end() const
    {
        return next_is('\n') || text_.substr(at_).starts_with("\r\n");
    }
    bool take(char character)
    {
        bool const is_next = next_is(character);
        at_ += is_next ? 1 : 0;
        return is_next;
    }
    [[nodiscard]] Error refusal(Refusal const& reason) const
    {
        return refuse(reason).with("row", number_);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int number_ = 0;
};

/// Both refusals name a line as an editor counts: rows cannot be told apart yet.
Result<void> check_characters(std::string_view text)
{
    auto const nul_at = text.find('\0');
    auto const line_at = [&](std::size_t at) {
        return 1 + std::ranges::count(text.substr(0, at), '\n');
    };
    if (nul_at != std::string_view::npos)
        return std::unexpected{refuse(csv_nul_character).with("line", line_at(nul_at))};
    if (is_utf8(text))
        return ok();
    std::size_t at = 0;
    // A line break never stands inside a character, so broken text is broken within one line.
    for (auto line = text.substr(0, text.find('\n')); is_utf8(line);
         line = text.substr(at, text.substr(at).find('\n')))
        at += line.size() + 1;
    return std::unexpected{refuse(csv_not_utf8).with("line", line_at(at))};
}

using Names = std::span<std::string_view const>;

std::string joined(Names required, Names optional)
{
    std::string text;
    for (auto const names : {required, optional})
        for (auto const name : names)
            (text += text.empty() ? "" : ", ") += name;
    return text;
}

} // namespace

Result<Table> Table::parse(std::string_view text)
{
    if (text.size() > bytes_max)
        return std::unexpected{refuse(csv_too_large).with("bytes_max", bytes_max)};
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    CHECK_OK(check_characters(text));

    Reader reader{text};
    auto header = TRY(reader.next());
    if (!header)
        return std::unexpected{refuse(csv_empty)};
    Table table;
    CHECK_OK(table.read_header(std::move(header->fields)));
    for (auto row = TRY(reader.next()); row; row = TRY(reader.next()))
        CHECK_OK(table.add(std::move(*row)));
    return table;
}

Result<Table> Table::of(std::vector<std::string> columns, std::vector<Row> rows)
{
    Table table;
    CHECK_OK(table.read_header(std::move(columns)));
    for (auto& row : rows)
        CHECK_OK(table.add(std::move(row)));
    return table;
}

Result<void> Table::read_header(std::vector<std::string> names)
{
    if (names.size() > columns_max)
        return std::unexpected{refuse(csv_too_many_columns).with("columns_max", columns_max)};
    for (auto& name : names) {
        if (name.empty())
            return std::unexpected{
                refuse(csv_column_unnamed).with("position", columns_.size() + 1)};
        if (std::ranges::find(columns_, name) != columns_.end())
            return std::unexpected{refuse(csv_column_twice).with("column", name)};
        columns_.push_back(std::move(name));
    }
    return ok();
}

Result<void> Table::add(Row row)
{
    if (rows_.size() + problems_.size() == rows_max)
        return std::unexpected{refuse(csv_too_many_rows).with("rows_max", rows_max)};
    if (row.fields.size() == columns_.size()) {
        rows_.push_back(std::move(row));
        return ok();
    }
    auto error =
        refuse(csv_field_count).with("expected", columns_.size()).with("found", row.fields.size());
    problems_.push_back({.row = row.number, .column = "", .error = std::move(error)});
    return ok();
}

Result<void> Table::allow_only(Names required, Names optional) const
{
    for (auto const name : required)
        if (std::ranges::find(columns_, name) == columns_.end())
            return std::unexpected{refuse(csv_column_missing).with("column", std::string{name})};
    auto const is_among = [](Names names, std::string const& column) {
        return std::ranges::find(names, column) != names.end();
    };
    for (auto const& column : columns_)
        if (!is_among(required, column) && !is_among(optional, column))
            return std::unexpected{refuse(csv_column_unknown)
                                       .with("column", column)
                                       .with("allowed", joined(required, optional))};
    return ok();
}

std::string_view Table::field(Row const& row, std::string_view column) const
{
    auto const at = std::ranges::find(columns_, column);
    if (at == columns_.end())
        return {};
    return row.fields.at(static_cast<std::size_t>(at - columns_.begin()));
}

} // namespace base::csv
