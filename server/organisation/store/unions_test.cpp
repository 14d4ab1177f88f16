#include "organisation/store/levels.hpp"
#include "organisation/store/unions.hpp"
#include "support/database.hpp"

#include <gtest/gtest.h>

namespace {

using namespace organisation;

Level const province{"province", 1, "省级", "Province"};
Level const city{"city", 2, "市级", "City"};
Level const industry{"industry", 2, "产业", "Industry"};
Level const county{"county", 3, "县级", "County"};

base::CivilDate const today = base::CivilDate::of(2021, 3, 8);

UnionDraft draft(std::string code, std::string name, Level level, std::string parent)
{
    return {.names = {.code = std::move(code), .name = name, .short_name = name},
            .level = std::move(level),
            .parent_code = std::move(parent)};
}

UnionCode code(std::string_view text)
{
    return *UnionCode::parse(text);
}

/// 浙江省 > 金华市 > 婺城区, 义乌市; 浙江省 > 省教育工会.
class OrganisationUnions : public testing::Test {
protected:
    OrganisationUnions()
    {
        database_.look([](sql::Transaction& tx) {
            for (auto const& level : {province, city, industry, county})
                levels::insert(tx, level);
            auto wucheng = draft("330702", "婺城区总工会", county, "330700");
            wucheng.names.aliases = {"金华婺城", "婺城工会"};
            wucheng.names.initials = {"wcq"};
            wucheng.region_code = "330702";
            auto education = draft("33C01", "省教育工会", industry, "330000");
            education.tree = Tree::industry;
            unions::insert(tx, {1}, draft("330000", "浙江省总工会", province, ""));
            unions::insert(tx, {2}, draft("330700", "金华市总工会", city, "330000"));
            unions::insert(tx, {3}, wucheng);
            unions::insert(tx, {4}, draft("330782", "义乌市总工会", county, "330700"));
            unions::insert(tx, {5}, education);
            return true;
        });
    }

    template <class Look>
    auto look(Look&& look)
    {
        return database_.look(std::forward<Look>(look));
    }

    /// The codes of a list, separated by spaces.
    template <class List>
    std::string codes(List&& list)
    {
        std::string text;
        for (auto const& found : look(std::forward<List>(list)))
            text += (text.empty() ? "" : " ") + found.code;
        return text;
    }

    void change(UnionDraft const& draft)
    {
        look([&](sql::Transaction& tx) {
            unions::update(tx, draft);
            unions::update_successor(tx, draft);
            return true;
        });
    }

    support::Database database_;
};

TEST_F(OrganisationUnions, AreReadBackAsTheyWereWritten)
{
    auto const found = look([](sql::Transaction& tx) { return unions::find(tx, code("330702")); });
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->id, UnionId{3});
    EXPECT_EQ(found->name, "婺城区总工会");
    EXPECT_EQ(found->tree, Tree::local);
    EXPECT_EQ(found->level, county);
    EXPECT_EQ(found->parent, UnionId{2});
    EXPECT_EQ(found->region_code, "330702");
    EXPECT_EQ(found->validity, Validity{});
    EXPECT_EQ(found->successor, std::nullopt);
    EXPECT_EQ(look([](sql::Transaction& tx) { return unions::find(tx, UnionId{3}); })->code,
              "330702");
    EXPECT_FALSE(look([](sql::Transaction& tx) { return unions::find(tx, code("440000")); }));
    EXPECT_FALSE(look([](sql::Transaction& tx) { return unions::find(tx, UnionId{99}); }));
}

TEST_F(OrganisationUnions, AreDescribedAsAFileWouldDescribeThem)
{
    auto const drafts = look(unions::list_drafts);
    EXPECT_EQ(drafts.size(), 5u);
    auto const& wucheng = drafts.at("330702");
    EXPECT_EQ(wucheng.parent_code, "330700");
    EXPECT_EQ(wucheng.names.aliases, (std::vector<std::string>{"金华婺城", "婺城工会"}));
    EXPECT_EQ(wucheng.names.initials, std::vector<std::string>{"wcq"});
    EXPECT_EQ(look([](sql::Transaction& tx) {
                  return unions::names_of(tx, *unions::find(tx, code("330702")));
              }),
              wucheng.names);
    EXPECT_EQ(drafts.at("330000").parent_code, "");
    EXPECT_EQ(drafts.at("33C01").tree, Tree::industry);
}

TEST_F(OrganisationUnions, ChangeButKeepTheirNumberAndTheirTree)
{
    auto moved = draft("330702", "新名", city, "330000");
    moved.tree = Tree::industry;
    moved.names.aliases = {"旧名"};
    moved.validity = {base::CivilDate::of(2020, 1, 1), base::CivilDate::of(2021, 4, 8)};
    moved.successor_code = "330782";
    change(moved);
    auto const found = *look([](sql::Transaction& tx) { return unions::find(tx, UnionId{3}); });
    EXPECT_EQ(found.name, "新名");
    EXPECT_EQ(found.tree, Tree::local);
    EXPECT_EQ(found.parent, UnionId{1});
    EXPECT_EQ(found.validity, moved.validity);
    EXPECT_EQ(found.successor, UnionId{4});
    EXPECT_EQ(look([&](sql::Transaction& tx) { return unions::names_of(tx, found); }), moved.names);
}

TEST_F(OrganisationUnions, HangTogetherFromTheRootDown)
{
    EXPECT_EQ(codes([](sql::Transaction& tx) { return unions::list_chain(tx, {3}); }),
              "330000 330700 330702");
    EXPECT_EQ(codes([](sql::Transaction& tx) { return unions::list_chain(tx, {5}); }),
              "330000 33C01");
    EXPECT_EQ(codes([](sql::Transaction& tx) { return unions::list_chain(tx, {99}); }), "");
    EXPECT_EQ(look([](sql::Transaction& tx) { return unions::list_subtree(tx, {2}); }),
              (std::vector<UnionId>{{2}, {3}, {4}}));
    EXPECT_EQ(look([](sql::Transaction& tx) { return unions::list_subtree(tx, {1}); }).size(), 5u);
}

TEST_F(OrganisationUnions, AreListedBelowTheirParentInPages)
{
    auto const below = [&](UnionId parent, unions::Page page) {
        return codes([&](sql::Transaction& tx) { return unions::list_children(tx, parent, page); });
    };
    EXPECT_EQ(below({1}, {.day = today, .limit = 9}), "330700 33C01");
    EXPECT_EQ(below({1}, {.tree = Tree::industry, .day = today, .limit = 9}), "33C01");
    EXPECT_EQ(below({2}, {.day = today, .limit = 1}), "330702");
    EXPECT_EQ(below({2}, {.day = today, .after_code = "330702", .limit = 1}), "330782");
    EXPECT_EQ(below({3}, {.day = today, .limit = 9}), "");
}

TEST_F(OrganisationUnions, HaveOneRootPerTree)
{
    auto const roots = [&](std::optional<Tree> tree) {
        return codes([&](sql::Transaction& tx) {
            return unions::list_roots(tx, {.tree = tree, .day = today, .limit = 9});
        });
    };
    EXPECT_EQ(roots(std::nullopt), "330000");
    EXPECT_EQ(roots(Tree::local), "330000");
    EXPECT_EQ(roots(Tree::industry), "33C01");
}

TEST_F(OrganisationUnions, AreCaughtByAnyOfTheirNames)
{
    auto const matching = [&](std::string_view typed, std::optional<Tree> tree = {}) {
        auto const search = *SearchText::parse(typed);
        return codes([&](sql::Transaction& tx) {
            return unions::list_matching(tx, search, {.tree = tree, .day = today, .limit = 9});
        });
    };
    EXPECT_EQ(matching("wcq"), "330702");
    EXPECT_EQ(matching("金华婺城"), "330702");
    EXPECT_EQ(matching("330782"), "330782");
    EXPECT_EQ(matching("总工会"), "330000 330700 330702 330782");
    EXPECT_EQ(matching("工会", Tree::industry), "33C01");
    EXPECT_EQ(matching("不存在"), "");
}

TEST_F(OrganisationUnions, AreListedOnlyOnTheDaysOnWhichTheyExist)
{
    auto ended = draft("330782", "义乌市总工会", county, "330700");
    ended.validity.to = today;
    change(ended);
    auto const counted = [&](base::CivilDate day) {
        return look([&](sql::Transaction& tx) { return unions::count_children(tx, {2}, day); });
    };
    auto const listed = [&](base::CivilDate day) {
        return codes([&](sql::Transaction& tx) {
            return unions::list_children(tx, {2}, {.day = day, .limit = 9});
        });
    };
    EXPECT_EQ(counted(today), 2);
    EXPECT_EQ(counted(today + 1), 1);
    EXPECT_EQ(listed(today), "330702 330782");
    EXPECT_EQ(listed(today + 1), "330702");
}

TEST_F(OrganisationUnions, AreNumberedFromOne)
{
    EXPECT_EQ(look(unions::find_last_id), UnionId{5});
    support::Database empty;
    EXPECT_EQ(empty.look(unions::find_last_id), UnionId{0});
}

TEST_F(OrganisationUnions, KeepLevelsInTheOrderOfTheirRanks)
{
    look([](sql::Transaction& tx) {
        levels::update(tx, {"city", 3, "地市级", "City"});
        return true;
    });
    EXPECT_EQ(look(levels::list),
              (std::vector<Level>{province, industry, {"city", 3, "地市级", "City"}, county}));
}

} // namespace
