#include "organisation/domain/refusals.hpp"
#include "organisation/service/finding_unions.hpp"
#include "organisation/service/importing_unions.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace {

using namespace organisation;

constexpr std::string_view levels = "code,rank,zh,en\n"
                                    "province,1,省级,Province\n"
                                    "city,2,市级,City\n"
                                    "county,3,县级,County\n";

std::string unions(std::string_view rows)
{
    return "code,name,short_name,level,parent_code,valid_to,successor\n" + std::string{rows};
}

std::string const good = unions("330702,婺城区总工会,婺城,county,330700,2021-04-08,330703\n"
                                "330700,金华市总工会,金华,city,330000,,\n"
                                "330703,金东区总工会,金东,county,330700,,\n"
                                "330000,浙江省总工会,浙江,province,,,\n");

class ImportingUnions : public testing::Test {
protected:
    ImportingUnions()
    {
        EXPECT_TRUE(support::is_accepted(import_levels_as(levels, ImportMode::all_or_nothing)));
    }

    base::Result<ImportReport> import_levels_as(std::string_view csv, ImportMode mode)
    {
        return database_.run([&](sql::Transaction& tx) { return import_levels(tx, csv, mode); });
    }

    base::Result<ImportReport> import(std::string_view csv,
                                      ImportMode mode = ImportMode::all_or_nothing)
    {
        return database_.run(
            [&](sql::Transaction& tx) { return import_unions(tx, csv, Tree::local, mode); });
    }

    base::Result<Union> find(std::string_view code)
    {
        return database_.run([&](sql::Transaction& tx) { return find_union(tx, code); });
    }

    support::Database database_;
};

TEST_F(ImportingUnions, WritesParentsAndSuccessorsWhateverTheOrderOfRows)
{
    auto const report = import(good);
    ASSERT_TRUE(support::is_accepted(report));
    EXPECT_TRUE(report->is_written);
    EXPECT_EQ(report->added, 4);
    EXPECT_EQ(find("330702")->parent, find("330700")->id);
    EXPECT_EQ(find("330702")->successor, find("330703")->id);
}

TEST_F(ImportingUnions, ChangesNothingTheSecondTime)
{
    ASSERT_TRUE(support::is_accepted(import(good)));
    auto const number = find("330702")->id;
    auto const report = import(good);
    ASSERT_TRUE(support::is_accepted(report));
    EXPECT_EQ(report->added, 0);
    EXPECT_EQ(report->changed, 0);
    EXPECT_EQ(report->unchanged, 4);
    EXPECT_EQ(find("330702")->id, number);
}

TEST_F(ImportingUnions, ChangesWhatDiffersAndKeepsTheNumber)
{
    ASSERT_TRUE(support::is_accepted(import(good)));
    auto const number = find("330702")->id;
    auto const report = import(unions("330702,新名,新,county,330700,,\n"));
    ASSERT_TRUE(support::is_accepted(report));
    EXPECT_EQ(report->changed, 1);
    EXPECT_EQ(find("330702")->id, number);
    EXPECT_EQ(find("330702")->name, "新名");
    EXPECT_EQ(find("330702")->successor, std::nullopt);
    EXPECT_TRUE(find("330703").has_value());
}

TEST_F(ImportingUnions, WritesNothingWhenOneRowIsBad)
{
    auto const report = import(good + "330704,,无名,county,330700,,\n");
    ASSERT_TRUE(support::is_accepted(report));
    EXPECT_FALSE(report->is_written);
    ASSERT_EQ(report->problems.size(), 1u);
    EXPECT_EQ(report->problems[0].row, 6);
    EXPECT_EQ(report->problems[0].column, "name");
    EXPECT_TRUE(support::is_refused(find("330702"), union_unknown));
}

TEST_F(ImportingUnions, WritesTheGoodRowsWhenAsked)
{
    auto const report = import(good + "330704,,无名,county,330700,,\n", ImportMode::good_rows);
    ASSERT_TRUE(support::is_accepted(report));
    EXPECT_TRUE(report->is_written);
    EXPECT_EQ(report->problems.size(), 1u);
    EXPECT_TRUE(support::is_accepted(find("330702")));
    EXPECT_TRUE(support::is_refused(find("330704"), union_unknown));
}

TEST_F(ImportingUnions, OnlySaysWhatItWouldDoWhenChecking)
{
    auto const report = import(good, ImportMode::check);
    ASSERT_TRUE(support::is_accepted(report));
    EXPECT_EQ(report->added, 4);
    EXPECT_FALSE(report->is_written);
    EXPECT_TRUE(support::is_refused(find("330702"), union_unknown));
}

TEST_F(ImportingUnions, RefusesAFileItCannotRead)
{
    EXPECT_TRUE(support::is_refused(import(""), base::csv::csv_empty));
    EXPECT_TRUE(support::is_refused(import("code,name\n"), base::csv::csv_column_missing));
    EXPECT_TRUE(support::is_refused(import("code,name,short_name,level,parent_code,chair\n"),
                                    base::csv::csv_column_unknown));
    EXPECT_TRUE(support::is_refused(import("code,\"name\n"), base::csv::csv_quote_unclosed));
}

TEST_F(ImportingUnions, AcceptsTheByteOrderMarkOfASpreadsheet)
{
    EXPECT_TRUE(import("\uFEFF" + good)->is_written);
}

TEST_F(ImportingUnions, NumbersNewUnionsAfterTheLast)
{
    ASSERT_TRUE(support::is_accepted(import(good)));
    ASSERT_TRUE(support::is_accepted(import(unions("330800,衢州,衢州,city,330000,,\n"))));
    EXPECT_EQ(find("330800")->id, UnionId{5});
}

TEST_F(ImportingUnions, KeepsLevelsInOrder)
{
    ASSERT_TRUE(support::is_accepted(import(good)));
    auto const upside_down = "code,rank,zh,en\ncity,3,市级,City\n";
    for (auto const mode : {ImportMode::check, ImportMode::all_or_nothing, ImportMode::good_rows})
        EXPECT_TRUE(support::is_refused(import_levels_as(upside_down, mode), level_order_broken));
    auto const renamed =
        import_levels_as("code,rank,zh,en\ncity,2,设区的市,City\nx,,,\n", ImportMode::good_rows);
    ASSERT_TRUE(support::is_accepted(renamed));
    EXPECT_EQ(renamed->changed, 1);
    EXPECT_EQ(find("330700")->level.zh, "设区的市");
}

TEST_F(ImportingUnions, WritesNoLevelWhenOneIsBad)
{
    auto const report = import_levels_as("code,rank,zh,en\ncity,2,设区的市,City\nx,,,\n",
                                         ImportMode::all_or_nothing);
    ASSERT_TRUE(support::is_accepted(report));
    EXPECT_FALSE(report->is_written);
    ASSERT_TRUE(support::is_accepted(import(good)));
    EXPECT_EQ(find("330700")->level.zh, "市级");
}

} // namespace
