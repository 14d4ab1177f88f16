#include "base/civil.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using base::CivilDate;
using base::CivilMonth;
using base::Instant;

TEST(CivilDate, ReadsWhatItWrites)
{
    EXPECT_EQ(CivilDate::of(2021, 3, 8).text(), "2021-03-08");
    EXPECT_EQ(CivilDate::parse("2024-02-29"), CivilDate::of(2024, 2, 29));
    EXPECT_EQ(CivilDate{0}.text(), "1970-01-01");
}

TEST(CivilDate, RefusesWhatIsNoDay)
{
    for (auto const* text : {"", "2021-3-8", "2021-02-29", "2021-13-01", "2021-00-01", "2021/03/08",
                             "20210308", "2021-03-08 ", "-021-03-08", "2021-03-+8"}) {
        auto const date = CivilDate::parse(text);
        ASSERT_FALSE(date.has_value()) << text;
        EXPECT_EQ(date.error().reason, "date_malformed") << text;
    }
}

TEST(CivilMonth, KnowsItsDays)
{
    auto const march = CivilMonth::of(2021, 3);
    EXPECT_EQ(march.text(), "2021-03");
    EXPECT_EQ(march.length_days(), 31);
    EXPECT_EQ(CivilMonth::of(2024, 2).length_days(), 29);
    EXPECT_EQ((march + 10).text(), "2022-01");
    EXPECT_EQ((march - 3).text(), "2020-12");
    EXPECT_EQ(CivilMonth::of(march.last_day()), march);
}

TEST(CivilMonth, RefusesWhatIsNoMonth)
{
    for (auto const* text : {"", "2021-3", "2021-13", "2021-00", "2021-03-08"})
        EXPECT_FALSE(CivilMonth::parse(text).has_value()) << text;
}

TEST(TimeZone, ADayBeginsAtMidnightInShanghai)
{
    auto const zone = base::TimeZone::shanghai();
    auto const midnight = zone.start_of(CivilDate::of(2021, 4, 1));
    EXPECT_EQ(midnight.ms, 1'617'206'400'000);
    EXPECT_EQ(zone.date_at(midnight), CivilDate::of(2021, 4, 1));
    EXPECT_EQ(zone.date_at(Instant{midnight.ms - 1}), CivilDate::of(2021, 3, 31));
    EXPECT_EQ(zone.text(midnight), "2021-04-01T00:00:00+08:00");
}

TEST(TimeZone, FollowsSummerTimeWhereThereIsOne)
{
    auto const berlin = *base::TimeZone::find("Europe/Berlin");
    EXPECT_EQ(berlin.text(berlin.start_of(CivilDate::of(2021, 7, 1))), "2021-07-01T00:00:00+02:00");
    EXPECT_EQ(berlin.text(berlin.start_of(CivilDate::of(2021, 1, 1))), "2021-01-01T00:00:00+01:00");
}

TEST(TimeZone, RefusesANameThatIsNoZone)
{
    EXPECT_EQ(base::TimeZone::find("Asia/Jinhua").error().reason, "time_zone_unknown");
}

RC_GTEST_PROP(CivilDate, ParsingUndoesWriting, ())
{
    auto const date = CivilDate{*rc::gen::inRange(-700'000, 2'900'000)};
    RC_PRE(date >= CivilDate::of(1, 1, 1) && date <= CivilDate::of(9999, 12, 31));
    RC_ASSERT((CivilDate::parse(date.text()) == date));
}

RC_GTEST_PROP(TimeZone, EveryInstantLiesInItsDay, ())
{
    auto const zone = base::TimeZone::shanghai();
    auto const at = Instant{*rc::gen::inRange<std::int64_t>(0, 4'102'444'800'000)};
    auto const day = zone.date_at(at);
    RC_ASSERT(zone.start_of(day) <= at);
    RC_ASSERT(at < zone.start_of(day + 1));
}

} // namespace
