#include "organisation/domain/refusals.hpp"
#include "organisation/service/finding_unions.hpp"
#include "organisation/service/importing_unions.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace {

using namespace organisation;

std::string content(std::string const& file)
{
    std::ifstream stream{"deploy/content/organisation/" + file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

base::CivilDate const in_march = base::CivilDate::of(2021, 3, 8);
base::CivilDate const in_may = base::CivilDate::of(2021, 5, 1);

/// The unions that ship with the program.
class FindingUnions : public testing::Test {
protected:
    FindingUnions()
    {
        auto const all = ImportMode::all_or_nothing;
        auto const imported = database_.run([&](sql::Transaction& tx) -> base::Result<bool> {
            auto const levels = TRY(import_levels(tx, content("levels.csv"), all));
            auto const local =
                TRY(import_unions(tx, content("local_unions.csv"), Tree::local, all));
            auto const industry =
                TRY(import_unions(tx, content("industry_unions.csv"), Tree::industry, all));
            return levels.is_written && local.is_written && industry.is_written;
        });
        EXPECT_TRUE(imported.has_value() && *imported);
    }

    std::vector<UnionCard> search(std::string_view typed, base::CivilDate day = in_march,
                                  std::optional<Tree> tree = {})
    {
        SearchUnions const command{
            .search = *SearchText::parse(typed), .tree = tree, .day = day, .limit = 5};
        return database_.look([&](sql::Transaction& tx) { return search_unions(tx, command); });
    }

    std::string best(std::string_view typed, base::CivilDate day = in_march)
    {
        auto const found = search(typed, day);
        return found.empty() ? "" : found.front().self.short_name;
    }

    base::Result<UnionPage> list(ListUnions const& command)
    {
        return database_.run([&](sql::Transaction& tx) { return list_unions(tx, command); });
    }

    base::Result<Union> find(std::string_view code)
    {
        return database_.run([&](sql::Transaction& tx) { return find_union(tx, code); });
    }

    support::Database database_;
};

TEST_F(FindingUnions, KnowsNamesInitialsCodesAndShortenedNames)
{
    EXPECT_EQ(best("wcq"), "婺城区总工会");
    EXPECT_EQ(best("婺城"), "婺城区总工会");
    EXPECT_EQ(best("330702"), "婺城区总工会");
    EXPECT_EQ(best("金华婺城"), "婺城区总工会");
    EXPECT_EQ(best("台州路桥区总工会"), "路桥区总工会");
    EXPECT_EQ(best("cxx"), "长兴县总工会");
    EXPECT_EQ(best("yqs"), "乐清市总工会");
    EXPECT_EQ(best("大港头"), "大港头镇联合工会");
    EXPECT_EQ(best("教育"), "省教育工会");
    EXPECT_EQ(best("省直机关"), "省直属机关工会");
    EXPECT_EQ(best("柯桥"), "柯桥区总工会");
    EXPECT_EQ(best("绍兴县"), "柯桥区总工会");
    EXPECT_EQ(best("火星"), "");
    EXPECT_EQ(best(" - "), "");
}

TEST_F(FindingUnions, LeadsFromAnEndedDistrictToTheOneThatTookOver)
{
    EXPECT_EQ(best("下城区", in_march), "下城区总工会");
    EXPECT_EQ(best("下城区", in_may), "拱墅区总工会");
    EXPECT_EQ(best("江干", in_may), "上城区总工会");
    EXPECT_EQ(best("临平", in_march), "");
    EXPECT_EQ(best("临平", in_may), "临平区总工会");
}

TEST_F(FindingUnions, KeepsToTheTreeAndTheNumberAskedFor)
{
    auto const found = search("工会", in_march, Tree::industry);
    EXPECT_EQ(found.size(), 5u);
    for (auto const& card : found)
        EXPECT_EQ(card.self.tree, Tree::industry);
}

TEST_F(FindingUnions, ShowsWhereAUnionStands)
{
    auto const wucheng = search("wcq").at(0);
    ASSERT_EQ(wucheng.above.size(), 2u);
    EXPECT_EQ(wucheng.above[0].short_name, "浙江省总工会");
    EXPECT_EQ(wucheng.above[1].short_name, "金华市总工会");
    EXPECT_EQ(wucheng.children, 27);
    EXPECT_TRUE(wucheng.is_choosable);
    EXPECT_FALSE(search("zjs").at(0).is_choosable);
}

TEST_F(FindingUnions, ListsEachTreeFromItsRootsDown)
{
    auto const names = [&](ListUnions const& command) {
        auto const page = list(command);
        std::string text;
        for (auto const& card : page->cards)
            text += card.self.short_name + " ";
        return text;
    };
    EXPECT_EQ(names({.day = in_march, .limit = 50}), "浙江省总工会 ");
    EXPECT_EQ(list({.tree = Tree::industry, .day = in_march, .limit = 50})->cards.size(), 17u);
    EXPECT_EQ(list({.parent_code = "330100", .day = in_march, .limit = 50})->cards.size(), 13u);
    EXPECT_EQ(names({.parent_code = "330900", .day = in_march, .limit = 50}),
              "定海区总工会 普陀区总工会 岱山县总工会 嵊泗县总工会 ");
    EXPECT_TRUE(support::is_refused(list({.parent_code = "440000", .day = in_march, .limit = 50}),
                                    union_unknown));
}

TEST_F(FindingUnions, TurnsPagesWithoutLosingOrRepeatingAUnion)
{
    std::vector<std::string> seen;
    ListUnions command{.parent_code = "330702", .day = in_march, .limit = 10};
    for (int pages = 0; pages < 3; ++pages) {
        auto const page = list(command);
        ASSERT_TRUE(support::is_accepted(page));
        for (auto const& card : page->cards)
            seen.push_back(card.self.code);
        EXPECT_EQ(page->next_cursor.has_value(), pages < 2);
        command.cursor = page->next_cursor.value_or("");
    }
    EXPECT_EQ(seen.size(), 27u);
    EXPECT_TRUE(std::ranges::is_sorted(seen));
    EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end());
}

TEST_F(FindingUnions, HasNoNextPageWhenTheLastOneIsFull)
{
    auto const page = list({.parent_code = "330900", .day = in_march, .limit = 4});
    EXPECT_EQ(page->cards.size(), 4u);
    EXPECT_FALSE(page->next_cursor.has_value());
}

TEST_F(FindingUnions, RefusesCodesThatNameNoUnion)
{
    EXPECT_EQ(find("330702")->short_name, "婺城区总工会");
    EXPECT_EQ(find("33c01")->short_name, "省教育工会");
    for (auto const* code : {"440000", "", "婺城区", "33-01"})
        EXPECT_TRUE(support::is_refused(find(code), union_unknown)) << code;
}

TEST_F(FindingUnions, PutsEveryIndustryUnionUnderTheProvince)
{
    auto const chain = database_.look(
        [](sql::Transaction& tx) { return chain_of(tx, find_union(tx, "33C17")->id); });
    ASSERT_EQ(chain.size(), 2u);
    EXPECT_EQ(chain[0].code, "330000");
    EXPECT_EQ(chain[1].code, "33C17");
}

TEST_F(FindingUnions, FoldsAWholeCityIntoItsSubtree)
{
    auto const subtree = database_.look(
        [](sql::Transaction& tx) { return subtree_of(tx, find_union(tx, "330700")->id); });
    EXPECT_EQ(subtree.size(), 1u + 9u + 27u);
}

TEST_F(FindingUnions, OffersOnlyWhatAPersonMayChooseToday)
{
    auto const choosable =
        database_.look([](sql::Transaction& tx) { return list_choosable(tx, Tree::local); });
    EXPECT_EQ(choosable.size(), 11u + 90u + 101u);
    for (auto const& one : choosable)
        EXPECT_TRUE(one.is_choosable_on(in_march)) << one.code;
}

} // namespace
