#include "organisation/domain/refusals.hpp"
#include "organisation/domain/union.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace organisation;

Union union_of_rank(int rank)
{
    Union made;
    made.level.rank = rank;
    return made;
}

TEST(UnionCode, ReadsWhatPeopleType)
{
    EXPECT_EQ(UnionCode::parse("330702")->text(), "330702");
    EXPECT_EQ(UnionCode::parse(" 33c01\u3000")->text(), "33C01");
    EXPECT_EQ(UnionCode::parse("３３Ｃ０１")->text(), "33C01");
    EXPECT_EQ(UnionCode::parse("12345678901234567890")->text().size(), 20u);
}

TEST(UnionCode, RefusesEverythingElse)
{
    for (auto const* text : {"", "3", "123456789012345678901", "33-01", "33 01", "婺城区", "33'01"})
        EXPECT_TRUE(UnionCode::parse(text).error().is(union_code_malformed)) << text;
}

TEST(UnionTree, HasANameForEachTree)
{
    EXPECT_EQ(tree_from(text(Tree::local)), Tree::local);
    EXPECT_EQ(tree_from(text(Tree::industry)), Tree::industry);
    EXPECT_EQ(tree_from("branch"), std::nullopt);
}

TEST(UnionValidity, IncludesItsFirstAndLastDay)
{
    auto const april = base::CivilDate::of(2021, 4, 9);
    Validity const new_district{.from = april};
    EXPECT_FALSE(new_district.contains(april - 1));
    EXPECT_TRUE(new_district.contains(april));
    Validity const old_district{.to = april - 1};
    EXPECT_TRUE(old_district.contains(april - 1));
    EXPECT_FALSE(old_district.contains(april));
    EXPECT_TRUE(Validity{}.contains(april));
}

TEST(UnionDepth, BeginsAtTheCitiesAndIndustryUnions)
{
    auto const today = base::CivilDate::of(2021, 3, 8);
    EXPECT_FALSE(union_of_rank(0).is_choosable_on(today));
    EXPECT_FALSE(union_of_rank(1).is_choosable_on(today));
    EXPECT_TRUE(union_of_rank(2).is_choosable_on(today));
    EXPECT_TRUE(union_of_rank(7).is_choosable_on(today));
}

TEST(UnionDepth, DoesNotHelpAUnionThatHasEnded)
{
    auto ended = union_of_rank(3);
    ended.validity.to = base::CivilDate::of(2021, 4, 8);
    EXPECT_TRUE(ended.is_choosable_on(base::CivilDate::of(2021, 4, 8)));
    EXPECT_FALSE(ended.is_choosable_on(base::CivilDate::of(2021, 4, 9)));
}

RC_GTEST_PROP(UnionCode, ReadsItsOwnTextAgain, ())
{
    auto const character = rc::gen::oneOf(rc::gen::inRange('0', '9'), rc::gen::inRange('a', 'z'),
                                          rc::gen::inRange('A', 'Z'), rc::gen::just(' '));
    auto const code = UnionCode::parse(*rc::gen::container<std::string>(character));
    if (code)
        RC_ASSERT(*UnionCode::parse(code->text()) == *code);
}

} // namespace
