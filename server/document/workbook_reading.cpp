#include "base/decimal.hpp"
#include "base/text.hpp"
#include "document/archive.hpp"
#include "document/refusals.hpp"
#include "document/workbook.hpp"
#include "document/xml.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace document {

namespace {

constexpr auto workbook_part = "xl/workbook.xml";
constexpr auto relations_part = "xl/_rels/workbook.xml.rels";
constexpr auto texts_part = "xl/sharedStrings.xml";

base::Result<XmlDocument> part_of(Archive& archive, std::string const& name)
{
    auto const bytes = TRY(archive.read(name));
    if (!bytes)
        return std::unexpected{base::refuse(workbook_part_missing).with("part", name)};
    return XmlDocument::parse(*bytes);
}

/// A text in one piece or in several of different looks; how to pronounce it is left out.
std::string text_of(XmlElement const& item)
{
    std::string text;
    for (auto const& piece : item.children()) {
        if (piece.name() == "t")
            text += piece.text();
        else if (piece.name() == "r")
            if (auto const inner = piece.child("t"))
                text += inner->text();
    }
    return text;
}

base::Result<std::vector<std::string>> shared_texts(Archive& archive)
{
    std::vector<std::string> texts;
    auto const bytes = TRY(archive.read(texts_part));
    if (!bytes)
        return texts; // A workbook of numbers has none.
    auto const document = TRY(XmlDocument::parse(*bytes));
    for (auto const& item : document.root().children("si"))
        texts.push_back(text_of(item));
    return texts;
}

/// The part that holds the first sheet in sight.
base::Result<std::string> sheet_part(Archive& archive)
{
    auto const missing = [](std::string part) {
        return std::unexpected{base::refuse(workbook_part_missing).with("part", std::move(part))};
    };
    auto const workbook = TRY(part_of(archive, workbook_part));
    std::string relation;
    if (auto const sheets = workbook.root().child("sheets"))
        for (auto const& sheet : sheets->children("sheet"))
            if (relation.empty() && !sheet.attribute("state").contains("idden"))
                relation = sheet.attribute("id");
    if (relation.empty())
        return missing("sheet");
    auto const relations = TRY(part_of(archive, relations_part));
    for (auto const& candidate : relations.root().children("Relationship")) {
        if (candidate.attribute("Id") != relation)
            continue;
        std::string const target{candidate.attribute("Target")};
        return target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    return missing(relation);
}

/// The column of "F12" counted from 0; nothing for what is no name of a cell.
std::optional<int> column_of(std::string_view name)
{
    int column = 0;
    std::size_t at = 0;
    for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && at < 4; ++at)
        column = column * 26 + (name[at] - 'A' + 1);
    if (at == 0 || at > 3 || !base::number_in<int>(name.substr(at)))
        return std::nullopt;
    return column - 1;
}

/// 1.0 and 3.0000000000000001E-1 are what a program stores where a person typed 1 and 0.3.
std::string number_text(std::string_view stored)
{
    auto const number = base::decimal_in(stored);
    if (!number)
        return std::string{stored};
    char text[32];
    auto const written = std::to_chars(std::begin(text), std::end(text), *number);
    return {std::begin(text), written.ptr};
}

class SheetReading {
public:
    explicit SheetReading(std::vector<std::string> texts) : texts_{std::move(texts)} {}

    base::Result<std::vector<SheetRow>> read(XmlElement const& sheet) &&
    {
        if (auto const merged = sheet.child("mergeCells"))
            if (auto const first = merged->child("mergeCell"))
                return std::unexpected{base::refuse(workbook_cells_merged)
                                           .with("cell", std::string{first->attribute("ref")})};
        auto const data = sheet.child("sheetData");
        if (!data)
            return std::unexpected{base::refuse(workbook_part_missing).with("part", "sheetData")};
        int number = 0;
        for (auto const& row : data->children("row")) {
            number = base::number_in<int>(row.attribute("r")).value_or(number + 1);
            CHECK_OK(read_row(row, number));
        }
        return std::move(rows_);
    }

private:
    base::Result<void> read_row(XmlElement const& row, int number)
    {
        SheetRow read{.number = number};
        int column = 0;
        for (auto const& cell : row.children("c")) {
            auto const name = cell.attribute("r");
            auto const named = name.empty() ? std::optional{column} : column_of(name);
            if (!named)
                return malformed(name, name);
            column = *named;
            auto text = TRY(text_in(cell));
            if (!text.empty() && column >= sheet_columns_max)
                return malformed(name, text);
            if (!text.empty()) {
                read.cells.resize(
                    std::max(read.cells.size(), static_cast<std::size_t>(column) + 1));
                read.cells[static_cast<std::size_t>(column)] = std::move(text);
            }
            ++column;
        }
        if (read.cells.empty())
            return base::ok();
        if (rows_.size() == sheet_rows_max)
            return std::unexpected{
                base::refuse(workbook_rows_too_many).with("rows_max", sheet_rows_max)};
        rows_.push_back(std::move(read));
        return base::ok();
    }

    static std::unexpected<base::Error> malformed(std::string_view cell, std::string_view found)
    {
        return std::unexpected{base::refuse(workbook_cell_malformed)
                                   .with("cell", std::string{cell})
                                   .with("found", std::string{found.substr(0, 40)})};
    }

    base::Result<std::string> text_in(XmlElement const& cell) const
    {
        auto const type = cell.attribute("t");
        if (type == "inlineStr") {
            auto const inner = cell.child("is");
            return inner ? text_of(*inner) : std::string{};
        }
        auto const stored = cell.child("v");
        auto const text = stored ? stored->text() : std::string{};
        if (type == "s") {
            auto const index = base::number_in<std::size_t>(text);
            if (!index || *index >= texts_.size())
                return malformed(cell.attribute("r"), text);
            return texts_[*index];
        }
        if (type == "e")
            return malformed(cell.attribute("r"), text);
        return type.empty() || type == "n" ? number_text(text) : text;
    }

    std::vector<std::string> texts_;
    std::vector<SheetRow> rows_;
};

} // namespace

std::string cell_name(int column, int row)
{
    std::string letters;
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(0, 1, static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(row);
}

base::Result<std::vector<SheetRow>> read_sheet(std::string_view bytes)
{
    auto archive = TRY(Archive::open(bytes));
    auto const part = TRY(sheet_part(archive));
    auto texts = TRY(shared_texts(archive));
    auto const sheet = TRY(part_of(archive, part));
    return SheetReading{std::move(texts)}.read(sheet.root());
}

} // namespace document
