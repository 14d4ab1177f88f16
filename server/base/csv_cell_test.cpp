#include "base/csv_cell.hpp"

#include "base/csv.hpp"

#include <gtest/gtest.h>

namespace {

using base::csv::cell;

TEST(CsvCell, TakesTheTeethOutOfFormulas)
{
    EXPECT_EQ(cell("=1+1"), "'=1+1");
    EXPECT_EQ(cell("+8613800138000"), "'+8613800138000");
    EXPECT_EQ(cell("-1"), "'-1");
    EXPECT_EQ(cell("@SUM(A1)"), "'@SUM(A1)");
    EXPECT_EQ(cell("\t=1"), "'\t=1");
    EXPECT_EQ(cell("\r=1"), "\"'\r=1\"");
    EXPECT_EQ(cell("=HYPERLINK(\"http://x\",\"y\")"),
              "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
}

TEST(CsvCell, GivesAGuardedTextBackAsItWas)
{
    for (auto const* text : {"=1+1", "-1", "@x", "", "'", "'quoted'", "'=1", "1-1"})
        EXPECT_EQ(base::csv::unguarded(base::csv::guarded(text)), text);
}

TEST(CsvCell, LeavesOrdinaryTextsAlone)
{
    for (auto const* text : {"", "19900000001", "100.00", "张三", "a=b", "周 一"})
        EXPECT_EQ(cell(text), text);
}

TEST(CsvCell, IsReadBackAsItWas)
{
    for (auto const* text : {"a,b", "say \"hi\"", "two\nlines", "all,\"of\"\r\nit"}) {
        auto const file = std::string{"name,other\n"} + cell(text) + ",x\n";
        auto const table = base::csv::Table::parse(file);
        ASSERT_TRUE(table.has_value()) << text;
        EXPECT_EQ(table->rows().front().fields.front(), text);
    }
}

} // namespace
