#include "base/working_days.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <rapidcheck/gtest.h>
#include <string>

namespace {

using base::CivilDate;
using base::DayKind;
using base::WorkingDays;

/// The calendar as it is shipped.
WorkingDays const& shipped()
{
    static auto const calendar = [] {
        std::ifstream file{"deploy/content/calendar/working_days.txt"};
        std::string const text{std::istreambuf_iterator<char>{file}, {}};
        return WorkingDays::parse(text).value();
    }();
    return calendar;
}

CivilDate day(std::string_view text)
{
    return CivilDate::parse(text).value();
}

struct KindOfDay {
    std::string_view date;
    DayKind kind;
};

TEST(WorkingDays, FollowTheAnnouncedHolidaysAndMakeUpDays)
{
    for (auto const& [date, kind] : {
             KindOfDay{"2021-03-08", DayKind::work}, // A plain Monday.
             KindOfDay{"2021-03-13", DayKind::rest}, // A plain Saturday.
             KindOfDay{"2021-02-07", DayKind::work}, // Sunday, made up for the Spring Festival.
             KindOfDay{"2021-02-11", DayKind::rest}, // Thursday, New Year's Eve.
             KindOfDay{"2021-02-20", DayKind::work}, // Saturday, made up.
             KindOfDay{"2021-04-05", DayKind::rest}, // Monday after Qingming.
             KindOfDay{"2021-04-25", DayKind::work}, // Sunday, made up for the first of May.
             KindOfDay{"2021-09-26", DayKind::work}, // Sunday, made up for National Day.
             KindOfDay{"2021-10-01", DayKind::rest},
             KindOfDay{"2022-12-31", DayKind::rest}, // Announced with the calendar of 2023.
             KindOfDay{"2023-01-02", DayKind::rest},
             KindOfDay{"2020-01-31", DayKind::rest}, // The Spring Festival that was prolonged.
         })
        EXPECT_EQ(shipped().kind(day(date)), kind) << date;
}

struct Period {
    std::string_view first;
    int days;
    std::string_view last;
};

TEST(WorkingDays, APeriodEndsOnItsLastWorkingDay)
{
    for (auto const& [first, days, last] : {
             Period{"2021-03-08", 1, "2021-03-08"}, Period{"2021-03-08", 5, "2021-03-12"},
             Period{"2021-03-12", 5, "2021-03-18"},
             Period{"2021-04-01", 5, "2021-04-08"}, // Over Qingming, as on the drawn screen.
             Period{"2021-04-03", 5, "2021-04-12"}, // Begins on a day of rest.
             Period{"2021-04-23", 5, "2021-04-28"}, // Over a Sunday that is worked.
             Period{"2021-09-28", 5, "2021-10-09"}, // Over National Day, ends on a worked Saturday.
             Period{"2021-12-30", 5, "2022-01-06"}, // Into the next year.
         })
        EXPECT_EQ(shipped().period_end(day(first), days), day(last)) << first;
}

TEST(WorkingDays, SayWhichYearIsNotAnnounced)
{
    EXPECT_TRUE(shipped().is_announced(2026));
    EXPECT_FALSE(shipped().is_announced(2027));
    EXPECT_EQ(shipped().kind(day("2027-01-01")).error().year, 2027);
    EXPECT_EQ(shipped().period_end(day("2026-12-30"), 5).error().year, 2027);
    EXPECT_EQ(shipped().period_end(day("2026-12-30"), 2), day("2026-12-31"));
    EXPECT_EQ(shipped().count(day("2026-12-30"), day("2027-01-05")).error().year, 2027);
    EXPECT_FALSE(WorkingDays{}.kind(day("2021-03-08")).has_value());
}

TEST(WorkingDays, RefuseALineThatIsNoDay)
{
    for (auto const* text : {"year 2021", "year 21 x", "year 2021 x\nyear 2021 y", "2021-01-01",
                             "2021-01-01 holiday x", "2021-13-01 rest x", "rest 2021-01-01",
                             "2021-01-01 rest x\n2021-01-01 work x"}) {
        auto const calendar = WorkingDays::parse(text);
        ASSERT_FALSE(calendar.has_value()) << text;
        EXPECT_EQ(calendar.error().reason, "working_days_malformed") << text;
    }
}

RC_GTEST_PROP(WorkingDaysProperty, APeriodHoldsExactlyItsWorkingDaysAndEndsOnOne, ())
{
    auto const first = CivilDate::of(2020, 1, 1) + *rc::gen::inRange(0, 365 * 5);
    auto const days = *rc::gen::inRange(1, 40);
    auto const last = shipped().period_end(first, days).value();
    RC_ASSERT(shipped().count(first, last).value() == days);
    RC_ASSERT(shipped().kind(last).value() == DayKind::work);
    RC_ASSERT(shipped().count(first, last - 1).value() == days - 1);
}

RC_GTEST_PROP(WorkingDaysProperty, ALaterBeginningNeverEndsEarlier, ())
{
    auto const first = CivilDate::of(2020, 1, 1) + *rc::gen::inRange(0, 365 * 5);
    auto const days = *rc::gen::inRange(1, 20);
    RC_ASSERT(shipped().period_end(first + 1, days).value() >=
              shipped().period_end(first, days).value());
}

} // namespace
