#include "base/csv.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <rapidcheck/gtest.h>

namespace {

using base::csv::Table;
using Cells = std::vector<std::vector<std::string>>;

Cells cells_of(std::string_view text)
{
    auto const table = Table::parse(text);
    if (!table)
        return {{"refused with " + std::string{table.error().reason}}};
    Cells cells{table->columns()};
    for (auto const& row : table->rows())
        cells.push_back(row.fields);
    return cells;
}

/// A file of the public collection csv-spectrum and what it says, retyped.
struct Spectrum {
    std::string name;
    std::string text;
    Cells cells;

    friend void PrintTo(Spectrum const& spectrum, std::ostream* out) { *out << spectrum.name; }
};

std::vector<Spectrum> const spectra{
    {"comma_in_quotes",
     "first,last,address,city,zip\nJohn,Doe,120 any st.,\"Anytown, WW\",08123",
     {{"first", "last", "address", "city", "zip"},
      {"John", "Doe", "120 any st.", "Anytown, WW", "08123"}}},
    {"empty", "a,b,c\n1,\"\",\"\"\n2,3,4", {{"a", "b", "c"}, {"1", "", ""}, {"2", "3", "4"}}},
    {"empty_crlf",
     "a,b,c\r\n1,\"\",\"\"\r\n2,3,4",
     {{"a", "b", "c"}, {"1", "", ""}, {"2", "3", "4"}}},
    {"escaped_quotes",
     "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n",
     {{"a", "b"}, {"1", "ha \"ha\" ha"}, {"3", "4"}}},
    {"json",
     "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\"\n",
     {{"key", "val"}, {"1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"}}},
    {"location_coordinates",
     "Contact Phone Number,Location Coordinates,Cities,Counties\n"
     "2095257564,37\uFFFD36'37.8\"N 121\uFFFD2'17.9\"W,Modesto,Stanislaus",
     {{"Contact Phone Number", "Location Coordinates", "Cities", "Counties"},
      {"2095257564", "37\uFFFD36'37.8\"N 121\uFFFD2'17.9\"W", "Modesto", "Stanislaus"}}},
    {"newlines",
     "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n",
     {{"a", "b", "c"}, {"1", "2", "3"}, {"Once upon \na time", "5", "6"}, {"7", "8", "9"}}},
    {"newlines_crlf",
     "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n",
     {{"a", "b", "c"}, {"1", "2", "3"}, {"Once upon \r\na time", "5", "6"}, {"7", "8", "9"}}},
    {"quotes_and_newlines",
     "a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n",
     {{"a", "b"}, {"1", "ha \n\"ha\" \nha"}, {"3", "4"}}},
    {"simple", "a,b,c\n1,2,3\n", {{"a", "b", "c"}, {"1", "2", "3"}}},
    {"simple_crlf", "a,b,c\r\n1,2,3\r\n", {{"a", "b", "c"}, {"1", "2", "3"}}},
    {"utf8", "a,b,c\n1,2,3\n4,5,\u02A4", {{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "\u02A4"}}},
};

class CsvSpectrum : public testing::TestWithParam<Spectrum> {};
INSTANTIATE_TEST_SUITE_P(, CsvSpectrum, testing::ValuesIn(spectra),
                         [](auto const& spectrum) { return spectrum.param.name; });

TEST_P(CsvSpectrum, IsReadAsItsAuthorsMeantIt)
{
    EXPECT_EQ(cells_of(GetParam().text), GetParam().cells);
}

TEST_P(CsvSpectrum, IsReadFromTheCollectionToo)
{
    std::filesystem::path const folder = "../shared/fixtures/csv-spectrum/csvs";
    if (!std::filesystem::exists(folder))
        GTEST_SKIP() << "the collection is not beside this repository";
    std::ifstream file{folder / (GetParam().name + ".csv"), std::ios::binary};
    std::string const text{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_EQ(cells_of(text), GetParam().cells);
}

/// A text that is refused, with which reason and which fact.
struct Bad {
    std::string name;
    std::string text;
    base::Refusal refusal;
    base::Error::Fact fact;

    friend void PrintTo(Bad const& bad, std::ostream* out) { *out << bad.name; }
};

std::string columns(std::size_t count)
{
    std::string names = "c0";
    for (std::size_t at = 1; at < count; ++at)
        names += ",c" + std::to_string(at);
    return names;
}

std::vector<Bad> const bads{
    {"Nothing", "", base::csv::csv_empty, {}},
    {"OnlyBlankLines", "\n\r\n\n", base::csv::csv_empty, {}},
    {"Gb18030", "a\n1\n\xB9\xA4\xBB\xE1\n", base::csv::csv_not_utf8, {"line", "3"}},
    {"Utf16", std::string{"\xFF\xFE"} + "a", base::csv::csv_not_utf8, {"line", "1"}},
    {"Nul", std::string{"a\n\0\n", 4}, base::csv::csv_nul_character, {"line", "2"}},
    {"QuoteUnclosed", "a\n1\n\"2\n3\n", base::csv::csv_quote_unclosed, {"row", "3"}},
    {"TextAfterQuote", "a,b\n\"1\"2,3\n", base::csv::csv_text_after_quote, {"row", "2"}},
    {"SpaceAfterQuote", "a,b\n\"1\" ,3\n", base::csv::csv_text_after_quote, {"row", "2"}},
    {"StrayReturn", "a,b\n1\r2,3\n", base::csv::csv_stray_return, {"row", "2"}},
    {"OldMacintosh", "a\r1\r", base::csv::csv_stray_return, {"row", "1"}},
    {"ColumnUnnamed", "a,,c\n", base::csv::csv_column_unnamed, {"position", "2"}},
    {"ColumnTwice", "a,b,a\n", base::csv::csv_column_twice, {"column", "a"}},
    {"TooManyColumns",
     columns(Table::columns_max + 1),
     base::csv::csv_too_many_columns,
     {"columns_max", "64"}},
};

class BadCsv : public testing::TestWithParam<Bad> {};
INSTANTIATE_TEST_SUITE_P(, BadCsv, testing::ValuesIn(bads),
                         [](auto const& bad) { return bad.param.name; });

TEST_P(BadCsv, IsRefusedWithWhatAndWhere)
{
    auto const table = Table::parse(GetParam().text);
    ASSERT_FALSE(table.has_value());
    EXPECT_EQ(table.error().reason, GetParam().refusal.reason);
    if (!GetParam().fact.name.empty()) {
        EXPECT_EQ(table.error().facts, std::vector{GetParam().fact});
    }
}

TEST(CsvLimits, AreTheLastLawfulValues)
{
    EXPECT_TRUE(Table::parse(columns(Table::columns_max)).has_value());

    std::string rows = "a\n";
    for (std::size_t row = 0; row < Table::rows_max; ++row)
        rows += "1\n";
    EXPECT_EQ(Table::parse(rows)->rows().size(), Table::rows_max);
    EXPECT_TRUE(Table::parse(rows + "1\n").error().is(base::csv::csv_too_many_rows));

    std::string const large(Table::bytes_max + 1, 'a');
    EXPECT_TRUE(Table::parse(large).error().is(base::csv::csv_too_large));
    EXPECT_TRUE(Table::parse(std::string_view{large}.substr(1)).has_value());
}

TEST(CsvTable, PassesOverTheByteOrderMarkOfSpreadsheets)
{
    EXPECT_EQ(cells_of("\uFEFFcode,name\n1,\uFEFF"), (Cells{{"code", "name"}, {"1", "\uFEFF"}}));
}

TEST(CsvTable, PassesOverBlankLinesButCountsThem)
{
    auto const table = Table::parse("a\n\n1\n\"\"\n\r\n2");
    ASSERT_TRUE(table.has_value());
    ASSERT_EQ(table->rows().size(), 3u);
    EXPECT_EQ(table->rows()[0].number, 3);
    EXPECT_EQ(table->rows()[1].number, 4);
    EXPECT_EQ(table->rows()[2].number, 6);
}

TEST(CsvTable, CountsARowOnceHoweverManyLinesItSpans)
{
    auto const table = Table::parse("a,b\n\"1\n1\n1\",2\n3,4\n");
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->rows()[1].number, 3);
}

TEST(CsvTable, SetsRaggedRowsApart)
{
    auto const table = Table::parse("a,b\n1\n2,3\n4,5,6\n");
    ASSERT_TRUE(table.has_value());
    ASSERT_EQ(table->rows().size(), 1u);
    EXPECT_EQ(table->rows()[0].number, 3);
    auto const short_row =
        base::refuse(base::csv::csv_field_count).with("expected", 2).with("found", 1);
    auto const long_row =
        base::refuse(base::csv::csv_field_count).with("expected", 2).with("found", 3);
    EXPECT_EQ(table->problems(),
              (std::vector<base::csv::Problem>{{2, "", short_row}, {4, "", long_row}}));
}

TEST(CsvTable, FindsFieldsByColumn)
{
    auto const table = Table::parse("code,name\n330702,婺城区\n");
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->field(table->rows()[0], "name"), "婺城区");
    EXPECT_EQ(table->field(table->rows()[0], "alias"), "");
}

TEST(CsvTable, SaysWhichColumnIsMissing)
{
    auto const missing = Table::parse("code,nmae\n")->allow_only({"code", "name"}, {});
    ASSERT_FALSE(missing.has_value());
    EXPECT_TRUE(missing.error().is(base::csv::csv_column_missing));
    EXPECT_EQ(missing.error().facts, (std::vector<base::Error::Fact>{{"column", "name"}}));
}

TEST(CsvTable, SaysWhichColumnIsUnknownAndWhichAreAllowed)
{
    auto const table = Table::parse("code,nmae\n");
    auto const unknown = table->allow_only({"code"}, {"name"});
    ASSERT_FALSE(unknown.has_value());
    EXPECT_TRUE(unknown.error().is(base::csv::csv_column_unknown));
    EXPECT_EQ(unknown.error().facts,
              (std::vector<base::Error::Fact>{{"column", "nmae"}, {"allowed", "code, name"}}));
    EXPECT_TRUE(table->allow_only({"code"}, {"nmae", "alias"}).has_value());
}

std::string quoted(std::string const& field)
{
    std::string text = "\"";
    for (char const character : field)
        text += character == '"' ? "\"\"" : std::string(1, character);
    return text + '"';
}

RC_GTEST_PROP(CsvTable, ReadsBackWhateverWasQuoted, ())
{
    auto const character = rc::gen::element('a', ' ', ',', '"', '\n', '\r', ';');
    auto const fields = *rc::gen::container<std::vector<std::string>>(
        5, rc::gen::container<std::string>(character));
    std::string line;
    for (auto const& field : fields)
        line += (line.empty() ? "" : ",") + quoted(field);
    RC_ASSERT(cells_of("a,b,c,d,e\n" + line + "\r\n") ==
              (Cells{{"a", "b", "c", "d", "e"}, fields}));
}

RC_GTEST_PROP(CsvTable, NeverBreaksDownOnAnyBytes, (std::string const& text))
{
    auto const table = Table::parse(text);
    if (table)
        for (auto const& row : table->rows())
            RC_ASSERT(row.fields.size() == table->columns().size());
}

} // namespace
