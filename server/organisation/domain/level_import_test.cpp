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

} // namespace
