#include "organisation/domain/level_import.hpp"
#include "organisation/domain/refusals.hpp"

#include <gtest/gtest.h>

namespace {

using namespace organisation;
using base::csv::Problem;

std::vector<Level> const stored{{"province", 1, "省级", "Province"}, {"city", 2, "市级", "City"}};

LevelImportPlan plan(std::string_view rows)
{
    auto const table = base::csv::Table::parse("code,rank,zh,en\n" + std::string{rows});
    return plan_level_import(*table, stored);
}

TEST(LevelImport, TellsNewChangedAndUnchangedLevelsApart)
{
    auto const levels = plan("province,1,省级,Province\ncity,2,设区的市,City\npark,4,园区,Park\n");
    EXPECT_EQ(levels.unchanged, 1);
    EXPECT_EQ(levels.changed, (std::vector<Level>{{"city", 2, "设区的市", "City"}}));
    EXPECT_EQ(levels.added, (std::vector<Level>{{"park", 4, "园区", "Park"}}));
    EXPECT_TRUE(levels.problems.empty());
}

TEST(LevelImport, NamesEveryBadCell)
{
    auto const levels =
        plan("Town,x,,Town\ntown,100,镇,\npark,4,园区,Park\npark,4,园区,Park\na,b\n");
    std::vector<std::pair<int, std::string>> found;
    for (auto const& problem : levels.problems)
        found.emplace_back(problem.row, problem.column + ":" + std::string{problem.error.reason});
    EXPECT_EQ(found, (std::vector<std::pair<int, std::string>>{{2, "code:level_code_malformed"},
                                                               {2, "rank:level_rank_malformed"},
                                                               {2, "zh:level_words_malformed"},
                                                               {3, "rank:level_rank_malformed"},
                                                               {3, "en:level_words_malformed"},
                                                               {5, "code:level_code_twice"},
                                                               {6, ":csv_field_count"}}));
    ASSERT_EQ(levels.added.size(), 1u);
    EXPECT_EQ(levels.added[0].code, "park");
}

TEST(LevelOrder, KeepsEveryUnionBelowItsParent)
{
    UnionDraft const above{.names = {.code = "330700", .name = "市", .short_name = "市"},
                           .level = {"city", 2, "市级", "City"}};
    UnionDraft const below{.names = {.code = "330702", .name = "区", .short_name = "区"},
                           .level = {"county", 3, "县级", "County"},
                           .parent_code = "330700"};
    DraftsByCode const unions{{"330700", above}, {"330702", below}};
    EXPECT_TRUE(check_order({{"city", 1, "", ""}, {"county", 2, "", ""}}, unions).has_value());
    EXPECT_TRUE(check_order({{"county", 9, "", ""}, {"town", 0, "", ""}}, unions).has_value());
    auto const refused = check_order({{"city", 3, "", ""}}, unions);
    ASSERT_FALSE(refused.has_value());
    EXPECT_TRUE(refused.error().is(level_order_broken));
    EXPECT_EQ(refused.error().facts,
              (std::vector<base::Error::Fact>{{"code", "330702"}, {"parent", "330700"}}));
}

} // namespace
