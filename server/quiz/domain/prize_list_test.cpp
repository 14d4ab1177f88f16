#include "quiz/domain/prize_list.hpp"

#include "quiz/domain/fixtures_test.hpp"
#include "quiz/domain/streak.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <random>

namespace quiz {
namespace {

using namespace fixtures;

constexpr auto secret = "0b1c";

Standing standing(std::int64_t person, int points, int correct, int served,
                  std::int64_t elapsed_ms = 100'000)
{
    Standing standing;
    standing.month = MonthId{3};
    standing.person = base::PersonId{person};
    standing.points = points;
    standing.correct = correct;
    standing.served = served;
    standing.elapsed_ms = elapsed_ms;
    standing.finished = served / 5;
    return standing;
}

PrizeTerms terms(ContestRules const& by)
{
    return {by, secret, "wo-xin-xiang-dang", base::CivilMonth::of(2021, 3), person_keys()};
}

std::vector<std::int64_t> people(std::vector<PrizePlace> const& places)
{
    std::vector<std::int64_t> ids;
    std::ranges::transform(places, std::back_inserter(ids),
                           [](PrizePlace const& place) { return place.person.value; });
    return ids;
}

TEST(PrizeList, OrdersByPointsThenAccuracy)
{
    auto const by = rules();
    auto const standings =
        std::vector{standing(1, 100, 10, 20), standing(2, 110, 11, 50), standing(3, 100, 10, 15)};
    EXPECT_EQ(people(prize_list(terms(by), standings)), (std::vector<std::int64_t>{2, 3, 1}));
}

TEST(PrizeList, IgnoresSpeedUnlessTheOrganiserChoseIt)
{
    auto const standings =
        std::vector{standing(1, 100, 10, 10, 60'000), standing(2, 100, 10, 10, 50'000),
                    standing(3, 100, 10, 10, 70'000)};
    auto settings = page_settings();
    settings.tie_breakers = {TieBreaker::points, TieBreaker::accuracy, TieBreaker::elapsed,
                             TieBreaker::draw};
    auto const by_speed = rules(settings);
    EXPECT_EQ(people(prize_list(terms(by_speed), standings)), (std::vector<std::int64_t>{2, 1, 3}));

    auto const by_lot = rules();
    auto expected = std::vector<std::int64_t>{1, 2, 3};
    std::ranges::sort(expected, {}, [](std::int64_t person) {
        return draw_lot(secret, "wo-xin-xiang-dang", base::CivilMonth::of(2021, 3),
                        person_keys().of(base::PersonId{person}));
    });
    EXPECT_EQ(people(prize_list(terms(by_lot), standings)), expected);
}

TEST(PrizeList, HasExactlyAHundredPlacesWorthFiveThousandThreeHundred)
{
    auto const by = rules();
    std::vector<Standing> standings;
    for (int person = 1; person <= 180; ++person)
        standings.push_back(standing(person, 3100, 310, 310));
    auto const places = prize_list(terms(by), standings);
    ASSERT_EQ(places.size(), 100U);
    int yuan = 0;
    for (auto const& place : places) {
        EXPECT_GE(place.yuan, 30);
        EXPECT_LE(place.yuan, 100);
        yuan += place.yuan;
    }
    EXPECT_EQ(yuan, 5300);
    EXPECT_EQ(places.front().yuan, 100);
    EXPECT_EQ(places.back().place, 100);
}

TEST(PrizeList, IsTheSameInWhateverOrderPeopleAreRead)
{
    auto const by = rules();
    std::vector<Standing> standings;
    for (int person = 1; person <= 150; ++person)
        standings.push_back(standing(person, 3000 + person % 3 * 10, 300 + person % 3, 310));
    auto const places = prize_list(terms(by), standings);
    std::mt19937 shuffling{20210308};
    for (int again = 0; again < 20; ++again) {
        std::ranges::shuffle(standings, shuffling);
        ASSERT_EQ(prize_list(terms(by), standings), places);
    }
}

TEST(PrizeList, DrawsAnotherOrderWithAnotherSecret)
{
    auto const by = rules();
    std::vector<Standing> standings;
    for (int person = 1; person <= 50; ++person)
        standings.push_back(standing(person, 3100, 310, 310));
    auto other = terms(by);
    other.secret_hex = "0b1d";
    EXPECT_NE(people(prize_list(terms(by), standings)), people(prize_list(other, standings)));
}

TEST(PersonKeys, TellNothingAboutThePersonWithoutTheContestsKey)
{
    base::Key other;
    other.bytes.fill(1);
    auto const person = base::PersonId{182'214'627'766'997};
    auto const key = person_keys().of(person);
    EXPECT_EQ(key.size(), 33U);
    EXPECT_EQ(key, person_keys().of(person));
    EXPECT_NE(key, person_keys().of(base::PersonId{person.value + 1}));
    EXPECT_NE(key, PersonKeys{other}.of(person));
    EXPECT_EQ(key.find("182214627766997"), std::string::npos);
}

TEST(SnapshotHash, ChangesWithTheList)
{
    auto const by = rules();
    auto places =
        prize_list(terms(by), std::vector{standing(1, 100, 10, 10), standing(2, 90, 9, 10)});
    auto const hash = snapshot_hash(terms(by), places);
    EXPECT_EQ(hash.size(), 64U);
    places[1].yuan += 1;
    EXPECT_NE(snapshot_hash(terms(by), places), hash);
}

TEST(Streak, CountsDaysWithoutAGapUpToTodayOrYesterday)
{
    auto const played = std::vector{day(3, 1), day(3, 2), day(3, 5), day(3, 6), day(3, 7)};
    EXPECT_EQ(streak_days(played, day(3, 7)), 3);
    EXPECT_EQ(streak_days(played, day(3, 8)), 3);
    EXPECT_EQ(streak_days(played, day(3, 9)), 0);
    EXPECT_EQ(streak_days(played, day(3, 3)), 2);
    EXPECT_EQ(streak_days({}, day(3, 3)), 0);
    EXPECT_EQ(longest_streak_days(played), 3);
    EXPECT_EQ(longest_streak_days({}), 0);
}

TEST(Streak, RunsAcrossMonths)
{
    auto const played = std::vector{day(3, 30), day(3, 31), day(4, 1)};
    EXPECT_EQ(streak_days(played, day(4, 1)), 3);
}

TEST(PlayedDays, AreTheBitsOfTheMonth)
{
    EXPECT_EQ(days_in(1U | 1U << 30, base::CivilMonth::of(2021, 3)),
              (std::vector{day(3, 1), day(3, 31)}));
    EXPECT_TRUE(days_in(0, base::CivilMonth::of(2021, 3)).empty());
}

} // namespace
} // namespace quiz
