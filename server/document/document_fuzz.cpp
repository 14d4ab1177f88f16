#include "base/utf8.hpp"
#include "base/verify.hpp"
#include "document/archive.hpp"
#include "document/encoding.hpp"
#include "document/workbook.hpp"
#include "document/xml.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

/// Looks at every element by every way there is.
void visit(document::XmlElement const& element)
{
    auto const& inside = element.text();
    VERIFY(base::is_utf8(inside));
    VERIFY(base::is_utf8(document::text_of_html(inside)));
    (void)element.attribute("id");
    for (auto const& child : element.children()) {
        VERIFY(!element.descendants(child.name()).empty());
        visit(child);
    }
}

void read_as_xml(std::string_view bytes)
{
    auto const document = document::XmlDocument::parse(bytes);
    if (document)
        visit(document->root());
}

void read_as_workbook(std::string_view bytes)
{
    auto const rows = document::read_sheet(bytes);
    if (!rows)
        return;
    VERIFY(rows->size() <= document::sheet_rows_max);
    for (auto const& row : *rows)
        VERIFY(!row.cells.empty() && row.cells.size() <= document::sheet_columns_max);
}

void read_as_archive(std::string_view bytes)
{
    auto archive = document::Archive::open(bytes);
    if (!archive)
        return;
    std::size_t unpacked = 0;
    for (auto const& name : archive->names())
        if (auto const part = archive->read(name); part && *part)
            unpacked += (*part)->size();
    VERIFY(unpacked <= document::Archive::bytes_max);
}

} // namespace

/// Any bytes are read or refused by every reader, within the bounds of each.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    if (auto const text = document::utf8_of(bytes))
        VERIFY(base::is_utf8(*text));
    read_as_xml(bytes);
    read_as_archive(bytes);
    read_as_workbook(bytes);
    return 0;
}
