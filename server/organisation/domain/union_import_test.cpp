#include "organisation/domain/refusals.hpp"
#include "organisation/domain/union_import.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace {

using namespace organisation;

std::vector<Level> const levels{{"province", 1, "省级", "Province"},
                                {"city", 2, "市级", "City"},
                                {"industry", 2, "产业", "Industry"},
                                {"county", 3, "县级", "County"},
                                {"town", 4, "乡镇级", "Town"}};

UnionDraft draft(std::string code, Tree tree, Level level, std::string parent)
{
    return {.names = {.code = code, .name = code + "会", .short_name = code},
            .tree = tree,
            .level = std::move(level),
            .parent_code = std::move(parent)};
}

/// 浙江省 > 金华市 > 婺城区, and one industry union.
DraftsByCode const stored{{"330000", draft("330000", Tree::local, levels[0], "")},
                          {"330700", draft("330700", Tree::local, levels[1], "330000")},
                          {"330702", draft("330702", Tree::local, levels[3], "330700")},
                          {"33C01", draft("33C01", Tree::industry, levels[2], "330000")}};

constexpr std::string_view header = "code,name,short_name,level,parent_code,region_code,"
                                    "pinyin_initials,aliases,valid_from,valid_to,successor\n";

UnionImportPlan plan(std::string_view rows, Tree tree = Tree::local)
{
    auto const table = base::csv::Table::parse(std::string{header} + std::string{rows});
    return plan_union_import(*table, tree, levels, stored);
}

TEST(UnionImport, ReadsEveryColumn)
{
    auto const unions = plan("330103,杭州市下城区总工会,下城区总工会,county,330700,330103,xcq;xc,"
                             "下城工会; 下城区工会 ,2000-01-01,2021-04-08,330702\n");
    ASSERT_TRUE(unions.problems.empty());
    ASSERT_EQ(unions.added.size(), 1u);
    UnionDraft const expected{
        .names = {.code = "330103",
                  .name = "杭州市下城区总工会",
                  .short_name = "下城区总工会",
                  .aliases = {"下城工会", "下城区工会"},
                  .initials = {"xcq", "xc"}},
        .tree = Tree::local,
        .level = levels[3],
        .parent_code = "330700",
        .region_code = "330103",
        .validity = {base::CivilDate::of(2000, 1, 1), base::CivilDate::of(2021, 4, 8)},
        .successor_code = "330702"};
    EXPECT_TRUE(unions.added[0].says_the_same_as(expected));
    EXPECT_EQ(unions.added[0].row, 2);
}

TEST(UnionImport, PutsParentsBeforeChildrenWhateverTheOrderOfRows)
{
    auto const unions = plan("330801001,镇工会,镇工会,town,330801,,,,,,\n"
                             "330801,区工会,区工会,county,330800,,,,,,\n"
                             "330800,市工会,市工会,city,330000,,,,,,\n");
    ASSERT_TRUE(unions.problems.empty());
    ASSERT_EQ(unions.added.size(), 3u);
    EXPECT_EQ(unions.added[0].names.code, "330800");
    EXPECT_EQ(unions.added[2].names.code, "330801001");
}

TEST(UnionImport, ChangesNothingTheSecondTime)
{
    auto const unions = plan("330702,330702会,330702,county,330700,,,,,,\n"
                             "330700,金华市总工会,330700,city,330000,,,,,,\n");
    EXPECT_EQ(unions.unchanged, 1);
    ASSERT_EQ(unions.changed.size(), 1u);
    EXPECT_EQ(unions.changed[0].names.name, "金华市总工会");
    EXPECT_TRUE(unions.added.empty());
}

TEST(UnionImport, LeavesOutOnlyWhatIsBadAndWhatHangsOnIt)
{
    auto const unions = plan("330800,,市工会,city,330000,,,,,,\n"
                             "330801,区工会,区工会,county,330800,,,,,,\n"
                             "330801001,镇工会,镇工会,town,330801,,,,,,\n"
                             "330900,市工会,市工会,city,330000,,,,,,\n");
    ASSERT_EQ(unions.problems.size(), 3u);
    EXPECT_TRUE(unions.problems[0].error.is(union_name_malformed));
    EXPECT_TRUE(unions.problems[1].error.is(union_parent_refused));
    EXPECT_TRUE(unions.problems[2].error.is(union_parent_refused));
    ASSERT_EQ(unions.added.size(), 1u);
    EXPECT_EQ(unions.added[0].names.code, "330900");
}

TEST(UnionImport, LeavesOutAChildEvenWhenItsCodeComesBeforeThatOfItsParent)
{
    auto const unions = plan("1A,区工会,区工会,county,2A,,,,,,\n"
                             "2A,市工会,市工会,city,440000,,,,,,\n");
    ASSERT_EQ(unions.problems.size(), 2u);
    EXPECT_TRUE(unions.problems[0].error.is(union_parent_refused));
    EXPECT_TRUE(unions.problems[1].error.is(union_parent_unknown));
    EXPECT_TRUE(unions.added.empty());
}

TEST(UnionImport, AcceptsAUnionOfOneDay)
{
    EXPECT_TRUE(plan("330900,名,名,city,330000,,,,2021-04-09,2021-04-09,\n").problems.empty());
}

TEST(UnionImport, NamesEveryBadCellOfARow)
{
    auto const unions = plan("x,,,nation,?,1,W,;,1,2,!\n");
    std::string columns;
    for (auto const& problem : unions.problems)
        columns += problem.column + " ";
    EXPECT_EQ(columns, "code name short_name level parent_code region_code pinyin_initials aliases "
                       "valid_from valid_to successor ");
}

/// A row that is refused, in which column, why, and with which facts.
struct BadRow {
    std::string name;
    std::string row;
    std::string column;
    base::Refusal refusal;
    std::vector<base::Error::Fact> facts;
    Tree tree = Tree::local;

    friend void PrintTo(BadRow const& bad, std::ostream* out) { *out << bad.name; }
};

std::vector<BadRow> const bad_rows{
    {"CodeMissing",
     ",名,名,city,330000,,,,,,",
     "code",
     union_code_malformed,
     {{"value", ""}, {"allowed", "0-9 A-Z, 2-20"}}},
    {"CodeTwice",
     "330900,名,名,city,330000,,,,,,\n330900,名,名,city,330000,,,,,,",
     "code",
     union_code_twice,
     {{"value", "330900"}, {"first_row", "2"}}},
    {"NameMissing",
     "330900,,名,city,330000,,,,,,",
     "name",
     union_name_malformed,
     {{"allowed", "1-60"}}},
    {"NameWithInvisibleCharacter",
     "330900,名,名\u200B,city,330000,,,,,,",
     "short_name",
     union_name_malformed,
     {{"allowed", "1-60"}}},
    {"LevelUnknown",
     "330900,名,名,village,330000,,,,,,",
     "level",
     union_level_unknown,
     {{"value", "village"}, {"allowed", "province, city, industry, county, town"}}},
    {"ParentUnknown",
     "330900,名,名,city,440000,,,,,,",
     "parent_code",
     union_parent_unknown,
     {{"value", "440000"}}},
    {"ParentOfSameLevel",
     "330900,名,名,city,330700,,,,,,",
     "parent_code",
     union_parent_not_higher,
     {{"value", "330700"}, {"level", "city"}, {"parent_level", "city"}}},
    {"ParentIsItself",
     "330900,名,名,city,330900,,,,,,",
     "parent_code",
     union_parent_not_higher,
     {{"value", "330900"}, {"level", "city"}, {"parent_level", "city"}}},
    {"ParentOfIndustry",
     "330901,名,名,county,33C01,,,,,,",
     "parent_code",
     union_parent_of_industry,
     {{"value", "33C01"}}},
    {"SinksBelowItsChild",
     "330700,名,名,town,330000,,,,,,",
     "level",
     union_child_not_lower,
     {{"child", "330702"}}},
    {"SinksToTheLevelOfItsChild",
     "330700,名,名,county,330000,,,,,,",
     "level",
     union_child_not_lower,
     {{"child", "330702"}}},
    {"MovesToTheOtherTree",
     "33C01,名,名,city,330000,,,,,,",
     "code",
     union_tree_fixed,
     {{"value", "33C01"}, {"allowed", "industry"}}},
    {"RegionMalformed",
     "330900,名,名,city,330000,3309,,,,,",
     "region_code",
     union_region_malformed,
     {{"value", "3309"}, {"allowed", "6, 9, 12"}}},
    {"InitialsMalformed",
     "330900,名,名,city,330000,,婺城,,,,",
     "pinyin_initials",
     union_initials_malformed,
     {{"value", "婺城"}, {"allowed", "a-z 0-9 ;"}}},
    {"AliasEmpty",
     "330900,名,名,city,330000,,,甲;;乙,,,",
     "aliases",
     union_aliases_malformed,
     {{"allowed", "20"}}},
    {"DateOfASpreadsheet",
     "330900,名,名,city,330000,,,,2021/4/9,,",
     "valid_from",
     union_date_malformed,
     {{"value", "2021/4/9"}, {"allowed", "2021-04-09"}}},
    {"DateThatIsNone",
     "330900,名,名,city,330000,,,,,2021-02-29,",
     "valid_to",
     union_date_malformed,
     {{"value", "2021-02-29"}, {"allowed", "2021-04-09"}}},
    {"EndsBeforeItBegins",
     "330900,名,名,city,330000,,,,2021-04-09,2021-04-08,",
     "valid_to",
     union_validity_reversed,
     {{"valid_from", "2021-04-09"}, {"valid_to", "2021-04-08"}}},
    {"SuccessorUnknown",
     "330900,名,名,city,330000,,,,,2021-04-08,440000",
     "successor",
     union_successor_unknown,
     {{"value", "440000"}}},
    {"SuccessorIsItself",
     "330900,名,名,city,330000,,,,,2021-04-08,330900",
     "successor",
     union_successor_unknown,
     {{"value", "330900"}}},
    {"SuccessorWithoutEnd",
     "330900,名,名,city,330000,,,,,,330700",
     "successor",
     union_successor_without_end,
     {}},
    {"TooFewFields",
     "330900,名",
     "",
     base::csv::csv_field_count,
     {{"expected", "11"}, {"found", "2"}}},
};

class BadUnionRow : public testing::TestWithParam<BadRow> {};
INSTANTIATE_TEST_SUITE_P(, BadUnionRow, testing::ValuesIn(bad_rows),
                         [](auto const& bad) { return bad.param.name; });

TEST_P(BadUnionRow, IsRefusedWithRowColumnReasonAndWhatIsAllowed)
{
    auto const unions = plan(GetParam().row + "\n", GetParam().tree);
    ASSERT_EQ(unions.problems.size(), 1u);
    auto const& problem = unions.problems[0];
    EXPECT_EQ(problem.row, GetParam().name == "CodeTwice" ? 3 : 2);
    EXPECT_EQ(problem.column, GetParam().column);
    EXPECT_EQ(problem.error.reason, GetParam().refusal.reason);
    EXPECT_EQ(problem.error.facts, GetParam().facts);
}

TEST(BadUnionRows, CoverEveryRefusalOfAnImport)
{
    for (auto const& refusal : refusals) {
        bool const is_of_a_row = refusal.reason.starts_with("union_") &&
                                 refusal.reason != union_unknown.reason &&
                                 refusal.reason != union_parent_refused.reason;
        bool const is_covered = std::ranges::any_of(
            bad_rows, [&](BadRow const& bad) { return bad.refusal.reason == refusal.reason; });
        EXPECT_TRUE(is_covered || !is_of_a_row) << refusal.reason;
    }
}

TEST(UnionImport, HangsIndustryUnionsUnderTheProvince)
{
    auto const unions = plan("33C02,名,名,industry,330000,,,,,,\n", Tree::industry);
    ASSERT_TRUE(unions.problems.empty());
    EXPECT_EQ(unions.added.at(0).tree, Tree::industry);
}

TEST(UnionImport, MayMoveAUnionBelowItsChildWhenTheChildMovesToo)
{
    auto const unions = plan("330700,名,名,county,330000,,,,,,\n330702,名,名,town,330700,,,,,,\n");
    EXPECT_TRUE(unions.problems.empty());
    EXPECT_EQ(unions.changed.size(), 2u);
}

} // namespace
