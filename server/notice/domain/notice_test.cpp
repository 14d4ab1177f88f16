#include "notice/domain/notice.hpp"

#include "notice/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace notice {
namespace {

/// Two working years, the first with Qingming of 2021.
base::WorkingDays calendar()
{
    return base::WorkingDays::parse("year 2021 a-paper\n2021-04-03 rest x\n2021-04-04 rest x\n"
                                    "2021-04-05 rest x\n")
        .value();
}

base::CivilDate day(std::string_view text)
{
    return base::CivilDate::parse(text).value();
}

Version version(int number, std::string previous, std::vector<Row> rows,
                std::string_view first_day = "2021-04-01")
{
    Version made{number, std::move(previous), "seal", {}, std::move(rows), day(first_day), {}};
    made.hash = version_hash("n", number, made.previous_hash, made.seal, rows_text(made.rows));
    return made;
}

Notice notice()
{
    Notice made;
    made.id = "n";
    made.versions.push_back(version(1, "", {{"p1", {"1", "张*"}}, {"p2", {"2", "李*"}}}));
    return made;
}

TEST(Notice, RunsForItsWorkingDays)
{
    auto const made = notice();
    EXPECT_EQ(ends_on(made, calendar()), day("2021-04-08"));
    EXPECT_EQ(state_on(made, calendar(), day("2021-03-31")), State::upcoming);
    EXPECT_EQ(state_on(made, calendar(), day("2021-04-01")), State::running);
    EXPECT_EQ(state_on(made, calendar(), day("2021-04-08")), State::running);
    EXPECT_EQ(state_on(made, calendar(), day("2021-04-09")), State::over);
}

TEST(Notice, IsNeverOverInAYearThatIsNotAnnounced)
{
    auto made = notice();
    made.versions[0].first_day = day("2021-12-30");
    EXPECT_EQ(ends_on(made, calendar()).error().year, 2022);
    EXPECT_EQ(state_on(made, calendar(), day("2022-02-01")), State::running);
}

TEST(Notice, SaysThatSomebodyObjects)
{
    auto made = notice();
    made.open_objections = 1;
    EXPECT_EQ(state_on(made, calendar(), day("2021-04-02")), State::handling);
    EXPECT_EQ(state_on(made, calendar(), day("2021-04-20")), State::handling);
}

TEST(Notice, GivesNewNamesAFullPeriod)
{
    auto made = notice();
    made.versions.push_back(version(2, made.versions[0].hash, {}, "2021-04-07"));
    EXPECT_EQ(ends_on(made, calendar()), day("2021-04-13"));
}

TEST(Notice, IsTakenOffTheNetSomeDaysAfterItsEnd)
{
    auto made = notice();
    made.closed_at = base::Instant{1};
    EXPECT_EQ(state_on(made, calendar(), day("2021-04-09")), State::ended);
    EXPECT_TRUE(shows_rows(made, calendar(), day("2021-05-08")));
    EXPECT_FALSE(shows_rows(made, calendar(), day("2021-05-09")));
    made.withdrawn_at = base::Instant{2};
    EXPECT_EQ(state_on(made, calendar(), day("2021-04-09")), State::withdrawn);
    EXPECT_FALSE(shows_rows(made, calendar(), day("2021-04-09")));
}

TEST(Notice, ReadsBackTheRowsItWrites)
{
    std::vector<Row> const rows{{"p1", {"1", "张*", ""}}, {"p2", {"2", "", "x y"}}};
    EXPECT_EQ(rows_from_text(rows_text(rows)), rows);
    EXPECT_TRUE(rows_from_text("").empty());
}

TEST(Notice, FindsTheVersionThatSomebodyChanged)
{
    auto made = notice();
    made.versions.push_back(version(2, made.versions[0].hash, {{"p2", {"1", "李*"}}}));
    EXPECT_EQ(first_broken(made.id, made.versions), 0);
    made.versions[1].rows[0].cells[1] = "王*";
    EXPECT_EQ(first_broken(made.id, made.versions), 2);
    made.versions[0].rows.pop_back();
    EXPECT_EQ(first_broken(made.id, made.versions), 1);
}

TEST(Notice, ShowsACorrectionOldBesideNew)
{
    auto const before = version(1, "", {{"p1", {"1"}}, {"p2", {"2"}}});
    auto const after = version(2, "", {{"p2", {"1"}}, {"p3", {"2"}}});
    auto const changes = changes_between(before, after);
    ASSERT_EQ(changes.size(), 3U);
    EXPECT_TRUE(changes[0].after.key.empty());
    EXPECT_EQ(changes[1].before.cells[0], "2");
    EXPECT_EQ(changes[1].after.cells[0], "1");
    EXPECT_TRUE(changes[2].before.key.empty());
}

TEST(Objection, SaysSomethingInReason)
{
    Objection objection;
    EXPECT_TRUE(support::is_refused(check_words(objection), objection_words_length));
    objection.words = std::string(objection_characters_max + 1, 'x');
    EXPECT_TRUE(support::is_refused(check_words(objection), objection_words_length));
    objection.words = "他不是职工。";
    EXPECT_TRUE(support::is_accepted(check_words(objection)));
    objection.objector = std::string(objector_characters_max + 1, 'x');
    EXPECT_TRUE(support::is_refused(check_words(objection), objection_words_length));
}

} // namespace
} // namespace notice
