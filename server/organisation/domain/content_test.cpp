#include "organisation/domain/level_import.hpp"
#include "organisation/domain/union_import.hpp"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <set>

namespace {

using namespace organisation;

base::csv::Table table_in(std::string const& file)
{
    std::ifstream content{"deploy/content/organisation/" + file, std::ios::binary};
    std::string const text{std::istreambuf_iterator<char>{content}, {}};
    auto table = base::csv::Table::parse(text);
    VERIFY(table.has_value());
    return *table;
}

/// The unions that ship with the program.
class ShippedUnions : public testing::Test {
protected:
    void SetUp() override
    {
        levels_ = plan_level_import(table_in("levels.csv"), {}).added;
        add(table_in("local_unions.csv"), Tree::local);
        add(table_in("industry_unions.csv"), Tree::industry);
    }

    void add(base::csv::Table const& table, Tree tree)
    {
        auto const plan = plan_union_import(table, tree, levels_, unions_);
        for (auto const& problem : plan.problems)
            ADD_FAILURE() << "row " << problem.row << ", " << problem.column << ": "
                          << problem.error.reason;
        for (auto const& draft : plan.added)
            unions_.emplace(draft.names.code, draft);
    }

    auto count(std::string_view level, base::CivilDate date) const
    {
        return std::ranges::count_if(unions_, [&](auto const& entry) {
            return entry.second.level.code == level && entry.second.validity.contains(date);
        });
    }

    std::string initials(std::string const& code) const
    {
        return unions_.at(code).names.initials.at(0);
    }

    std::vector<Level> levels_;
    DraftsByCode unions_;
};

base::CivilDate const march_2021 = base::CivilDate::of(2021, 3, 8);
base::CivilDate const june_2021 = base::CivilDate::of(2021, 6, 30);

TEST_F(ShippedUnions, AreOneProvinceElevenCitiesAndNinetyCountiesBeforeAndAfterApril2021)
{
    for (auto const date : {march_2021, june_2021}) {
        EXPECT_EQ(count("province", date), 1);
        EXPECT_EQ(count("city", date), 11);
        EXPECT_EQ(count("county", date), 90);
        EXPECT_EQ(count("town", date), 18 + 15 + 16 + 27 + 10 + 15);
        EXPECT_EQ(count("industry", date), 17);
    }
}

TEST_F(ShippedUnions, KnowWhatBecameOfTheDistrictsOfHangzhou)
{
    EXPECT_TRUE(unions_.at("330103").validity.contains(march_2021));
    EXPECT_FALSE(unions_.at("330103").validity.contains(june_2021));
    EXPECT_EQ(unions_.at("330103").successor_code, "330105");
    EXPECT_EQ(unions_.at("330104").successor_code, "330102");
    EXPECT_FALSE(unions_.at("330113").validity.contains(march_2021));
    EXPECT_TRUE(unions_.at("330114").validity.contains(june_2021));
}

TEST_F(ShippedUnions, ReadNamesAsPeopleThereDo)
{
    EXPECT_EQ(initials("330702"), "wcq");
    EXPECT_EQ(initials("330522"), "cxx");
    EXPECT_EQ(initials("330382"), "yqs");
    EXPECT_EQ(initials("331000"), "tzs");
    EXPECT_EQ(initials("331102"), "ldq");
    EXPECT_EQ(initials("330683"), "szs");
    EXPECT_EQ(initials("331122"), "jyx");
    EXPECT_EQ(initials("330800"), "qzs");
    EXPECT_EQ(initials("330212"), "yzq");
    EXPECT_EQ(initials("331002"), "jjq");
    EXPECT_EQ(initials("330921"), "dsx");
    EXPECT_EQ(initials("330304"), "ohq");
    EXPECT_EQ(initials("330681"), "zjs");
    EXPECT_EQ(initials("331127"), "jnszzzx");
}

TEST_F(ShippedUnions, AreCalledAsThePagePrintsThem)
{
    EXPECT_EQ(unions_.at("330702").names.short_name, "婺城区总工会");
    EXPECT_EQ(unions_.at("330112").names.name, "杭州市临安区总工会");
    EXPECT_EQ(unions_.at("330603").names.name, "绍兴市柯桥区总工会");
    EXPECT_EQ(unions_.at("330523").names.name, "安吉县总工会");
    EXPECT_EQ(unions_.at("330603001").names.name, "柯桥街道总工会");
    EXPECT_EQ(unions_.at("331102102").names.name, "大港头镇联合工会");
}

TEST_F(ShippedUnions, AreEachFoundByTheirOwnInitialsAndShortName)
{
    for (auto const& [code, draft] : unions_) {
        ASSERT_FALSE(draft.names.initials.empty()) << code;
        for (auto const& letters : draft.names.initials)
            EXPECT_EQ(match(*SearchText::parse(letters), draft.names), Match::initials_begin)
                << code;
        EXPECT_EQ(match(*SearchText::parse(draft.names.short_name), draft.names),
                  Match::short_name_begins)
            << code;
    }
}

TEST_F(ShippedUnions, ShareNoNameWithinTheSameParent)
{
    std::set<std::pair<std::string, std::string>> seen;
    for (auto const& [code, draft] : unions_)
        EXPECT_TRUE(seen.emplace(draft.parent_code, draft.names.name).second) << code;
}

} // namespace
