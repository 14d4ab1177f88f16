#include "document/workbook.hpp"

#include "document/archive.hpp"
#include "document/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace document;
using support::is_accepted;
using support::is_refused;
using Cells = std::vector<std::string>;

constexpr auto workbook = R"(<workbook xmlns:r="x"><sheets>
    <sheet name="lists" state="hidden" r:id="rId1"/><sheet name="填写" r:id="rId2"/>
    </sheets></workbook>)";
constexpr auto relations = R"(<Relationships><Relationship Id="rId1" Target="worksheets/1.xml"/>
    <Relationship Id="rId2" Target="/xl/worksheets/2.xml"/></Relationships>)";
constexpr auto texts = R"(<sst><si><t>题干</t></si>
    <si><r><t xml:space="preserve">甲 </t></r><r><t>乙</t></r><rPh><t>yi</t></rPh></si></sst>)";

std::string file_with(std::string const& sheet, std::vector<ArchivePart> parts = {})
{
    parts.push_back({"xl/workbook.xml", workbook});
    parts.push_back({"xl/_rels/workbook.xml.rels", relations});
    parts.push_back({"xl/sharedStrings.xml", texts});
    parts.push_back({"xl/worksheets/2.xml", sheet});
    return write_archive(parts);
}

std::string rows(std::string const& inside)
{
    return "<worksheet><sheetData>" + inside + "</sheetData></worksheet>";
}

TEST(Workbook, IsReadFromItsFirstSheetInSight)
{
    auto const sheet = read_sheet(file_with(rows(
        R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>选项</t></is></c></row>)"
        R"(<row r="2"><c r="A2"/></row>)"
        R"(<row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4"><v>2.0</v></c>)"
        R"(<c r="C4"><v>0.30000000000000004</v></c><c r="D4" t="str"><f>1+1</f><v>二</v></c>)"
        R"(<c r="E4" t="b"><v>1</v></c></row>)"
        R"(<row><c><v>44562</v></c><c t="s"><v>0</v></c></row>)")));
    ASSERT_TRUE(is_accepted(sheet));
    ASSERT_EQ(sheet->size(), 3U);
    EXPECT_EQ((*sheet)[0].cells, (Cells{"题干", "", "选项"}));
    EXPECT_EQ((*sheet)[1].number, 4);
    EXPECT_EQ((*sheet)[1].cells, (Cells{"甲 乙", "2", "0.30000000000000004", "二", "1"}));
    EXPECT_EQ((*sheet)[2].number, 5);
    EXPECT_EQ((*sheet)[2].cells, (Cells{"44562", "题干"}));
}

TEST(Workbook, IsRefusedWithThePlaceThatIsWrong)
{
    struct Case {
        std::string sheet;
        base::Refusal refusal;
        std::string fact;
    };
    for (
        auto const& [sheet, refusal, fact] : std::vector<Case>{
            {R"(<worksheet><sheetData/><mergeCells><mergeCell ref="B2:B3"/></mergeCells></worksheet>)",
             workbook_cells_merged, "B2:B3"},
            {rows(R"(<row r="1"><c r="B1" t="s"><v>7</v></c></row>)"), workbook_cell_malformed,
             "B1"},
            {rows(R"(<row r="1"><c r="B1" t="s"><v>-1</v></c></row>)"), workbook_cell_malformed,
             "B1"},
            {rows(R"(<row r="1"><c r="C1" t="e"><v>#REF!</v></c></row>)"), workbook_cell_malformed,
             "C1"},
            {rows(R"(<row r="1"><c r="1C"><v>1</v></c></row>)"), workbook_cell_malformed, "1C"},
            {rows(R"(<row r="1"><c r="ZZZZ1"><v>1</v></c></row>)"), workbook_cell_malformed,
             "ZZZZ1"},
            {rows(R"(<row r="1"><c r="BM1"><v>1</v></c></row>)"), workbook_cell_malformed, "BM1"},
            {"<worksheet/>", workbook_part_missing, "sheetData"},
            {"<worksheet>", xml_malformed, ""},
        }) {
        auto const read = read_sheet(file_with(sheet));
        ASSERT_TRUE(is_refused(read, refusal)) << sheet;
        if (!fact.empty()) {
            EXPECT_EQ(read.error().facts[0].value, fact) << sheet;
        }
    }
}

TEST(Workbook, IsRefusedWithoutItsParts)
{
    EXPECT_TRUE(is_refused(read_sheet(write_archive({{"a", "b"}})), workbook_part_missing));
    EXPECT_TRUE(is_refused(read_sheet(write_archive({{"xl/workbook.xml", "<workbook/>"}})),
                           workbook_part_missing));
    EXPECT_TRUE(is_refused(read_sheet(write_archive({{"xl/workbook.xml", workbook}})),
                           workbook_part_missing));
    EXPECT_TRUE(is_refused(read_sheet("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), workbook_locked_or_old));
}

TEST(Workbook, HasAMaximumOfRows)
{
    std::string inside;
    for (int i = 0; i <= sheet_rows_max; ++i)
        inside += "<row><c><v>" + std::to_string(i * 7919 % 100'003) + "</v></c></row>";
    EXPECT_TRUE(is_refused(read_sheet(file_with(rows(inside))), workbook_rows_too_many));
}

TEST(Workbook, NamesItsCells)
{
    EXPECT_EQ(cell_name(0, 1), "A1");
    EXPECT_EQ(cell_name(25, 12), "Z12");
    EXPECT_EQ(cell_name(26, 3), "AA3");
}

TEST(Workbook, IsReadAsItWasWrittenAndRunsNoFormula)
{
    auto const bytes =
        write_workbook({.name = "填写",
                        .columns = {{"题干", 40}, {"题型", 8, {"单选", "多选"}}},
                        .rows = {{"工会<&\"？", "单选"}, {"", "多选"}, {"=1+1", "-1"}},
                        .notes_name = "填写说明",
                        .notes = {"先读这里"}});
    auto const sheet = read_sheet(bytes);
    ASSERT_TRUE(is_accepted(sheet));
    ASSERT_EQ(sheet->size(), 4U);
    EXPECT_EQ((*sheet)[0].cells, (Cells{"题干", "题型"}));
    EXPECT_EQ((*sheet)[1].cells, (Cells{"工会<&\"？", "单选"}));
    EXPECT_EQ((*sheet)[2].cells, (Cells{"", "多选"}));
    EXPECT_EQ((*sheet)[3].cells, (Cells{"'=1+1", "'-1"}));
    auto archive = Archive::open(bytes);
    EXPECT_FALSE(archive->read("xl/worksheets/sheet1.xml").value().value().contains("<f>"));
}

} // namespace
