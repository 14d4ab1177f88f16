#include "membership/domain/affiliation.hpp"
#include "membership/domain/profile.hpp"
#include "membership/domain/refusals.hpp"
#include "membership/domain/union_hint.hpp"

#include <gtest/gtest.h>
#include <map>
#include <rapidcheck/gtest.h>

namespace {

using base::CivilDate;
using base::CivilMonth;
using membership::Affiliation;
using organisation::Union;

constexpr base::Instant now{1'614'528'000'000};

Union union_of_rank(int rank, std::int64_t id = 7)
{
    Union made;
    made.id = {id};
    made.level.rank = rank;
    return made;
}

Union county(std::int64_t id)
{
    return union_of_rank(3, id);
}

CivilDate day(unsigned month, unsigned day_of_month)
{
    return CivilDate::of(2021, month, day_of_month);
}

TEST(ChoosingAUnion, StartsAtTheCityOrTheIndustry)
{
    EXPECT_EQ(membership::may_belong_to(union_of_rank(0), day(3, 1)).error().reason,
              "union_too_high");
    EXPECT_EQ(membership::may_belong_to(union_of_rank(1), day(3, 1)).error().reason,
              "union_too_high");
    for (int rank = 2; rank <= 7; ++rank)
        EXPECT_TRUE(membership::may_belong_to(union_of_rank(rank), day(3, 1)).has_value()) << rank;
}

TEST(ChoosingAUnion, NeedsOneThatExistsToday)
{
    auto ended = county(7);
    ended.validity.to = day(4, 8);
    EXPECT_TRUE(membership::may_belong_to(ended, day(4, 8)).has_value());
    EXPECT_EQ(membership::may_belong_to(ended, day(4, 9)).error().reason, "union_closed");
    auto coming = county(8);
    coming.validity.from = day(4, 9);
    EXPECT_EQ(membership::may_belong_to(coming, day(4, 8)).error().reason, "union_closed");
    EXPECT_TRUE(membership::may_belong_to(coming, day(4, 9)).has_value());
}

TEST(ChoosingAUnion, AllowsOneChangeAMonthAfterTheFirstChoice)
{
    auto const first = membership::choose(std::nullopt, county(1), now, day(3, 5));
    ASSERT_TRUE(first.has_value());
    EXPECT_TRUE(first->is_first);
    auto const changed = membership::choose(*first, county(2), now, day(3, 6));
    ASSERT_TRUE(changed.has_value());
    auto const again = membership::choose(*changed, county(3), now, day(3, 31));
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().reason, "union_change_used");
    EXPECT_EQ(again.error().facts.back().value, "2021-04-01");
    EXPECT_TRUE(membership::choose(*changed, county(3), now, day(4, 1)).has_value());
}

TEST(ChoosingAUnion, TheSameUnionAgainChangesNothing)
{
    auto const first = *membership::choose(std::nullopt, county(1), now, day(3, 5));
    auto const changed = *membership::choose(first, county(2), now, day(3, 6));
    EXPECT_EQ(*membership::choose(changed, county(2), now + std::chrono::hours{1}, day(3, 7)),
              changed);
}

RC_GTEST_PROP(ChoosingAUnion, NeverChangesTwiceInOneMonth, ())
{
    std::optional<Affiliation> current;
    std::map<std::int32_t, int> changes_in_month;
    auto today = day(1, 1);
    for (int step = 0; step < 60; ++step) {
        today = today + *rc::gen::inRange(0, 12);
        auto const next = membership::choose(current, county(*rc::gen::inRange(1, 6)), now, today);
        if (!next)
            continue;
        if (current && next->union_id != current->union_id)
            ++changes_in_month[CivilMonth::of(today).months];
        current = *next;
    }
    for (auto const& [month, changes] : changes_in_month)
        RC_ASSERT(changes == 1);
}

TEST(DisplayName, HasTwoToTwentyCharacters)
{
    EXPECT_EQ(membership::DisplayName::parse("  张小明 ")->text(), "张小明");
    for (auto const* text : {"", "张", "   张   ", "一二三四五六七八九十一二三四五六七八九十一"})
        EXPECT_EQ(membership::DisplayName::parse(text).error().reason, "display_name_length")
            << text;
}

TEST(DisplayName, HasNoInvisibleCharacters)
{
    for (auto const* text : {"张\n明", "张\u202e明", "张\u200b明", "张\xff明"})
        EXPECT_EQ(membership::DisplayName::parse(text).error().reason, "display_name_characters")
            << text;
}

TEST(PublicName, ShowsTheFirstCharacterAndAStar)
{
    EXPECT_EQ(membership::public_name(*membership::DisplayName::parse("张小明"), "138****1234"),
              (membership::PublicName{"张*", "138****1234"}));
    EXPECT_EQ(membership::public_name(std::nullopt, "138****1234"),
              (membership::PublicName{"138****1234", "138****1234"}));
}

TEST(UnionHint, IsFoundAgainByItsCursor)
{
    membership::HintPosition const position{{1'615'163'400'000}, base::PersonId{17}};
    EXPECT_EQ(membership::HintPosition::from_cursor(position.cursor()), position);
    EXPECT_EQ(membership::HintPosition::from_cursor(""), membership::HintPosition{});
    for (auto const* const text : {"1", "1-", "-", "1-x", "1-2-", "a-2", "99999999999999999999-1"})
        EXPECT_EQ(membership::HintPosition::from_cursor(text).error().reason, "cursor_malformed")
            << text;
}

TEST(UnionHint, IsWordsOfAtMostAHundredCharacters)
{
    EXPECT_EQ(membership::union_hint(" 某某机械厂 "), "某某机械厂");
    EXPECT_EQ(membership::union_hint("  ").error().reason, "union_hint_malformed");
    EXPECT_EQ(membership::union_hint(std::string(101, 'a')).error().reason, "union_hint_malformed");
}

} // namespace
