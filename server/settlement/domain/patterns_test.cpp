#include "settlement/domain/patterns.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <vector>

namespace settlement {
namespace {

using quiz::TimedPaper;
using Papers = std::vector<TimedPaper>;

/// Two papers a day from 1 March; `begun` and `elapsed` say when, in milliseconds of the day.
template <class Begun, class Elapsed>
Papers played(int count, Begun begun, Elapsed elapsed)
{
    Papers papers;
    // In Shanghai.
    base::Instant const midnight{1'614'528'000'000};
    auto const first_day = base::CivilDate::parse("2021-03-01").value();
    for (int index = 0; index < count; ++index) {
        auto const day = index / 2;
        papers.push_back(
            {first_day + day, index % 2 + 1,
             midnight + std::chrono::days{day} + std::chrono::milliseconds{begun(index)},
             elapsed(index), true});
    }
    return papers;
}

/// Somebody who plays when there is time and needs what it takes.
Papers any_person()
{
    auto const count = *rc::gen::inRange(1, 62);
    return played(
        count, [](int) { return *rc::gen::inRange<std::int64_t>(0, 86'000'000); },
        [](int) { return *rc::gen::inRange<std::int64_t>(8'000, 240'000); });
}

/// A program that waits so long, and its clock's jitter.
Papers any_machine(std::int64_t wait_ms, int count)
{
    return played(
        count, [](int index) { return 3'600'000 * (index % 2 + 1) + *rc::gen::inRange(0, 900); },
        [=](int) { return wait_ms + *rc::gen::inRange(0, 250); });
}

TEST(FastPapers, AreThoseThatAreAllRightBeforeTheyCanBeRead)
{
    auto papers = played(
        3, [](int) { return 0; }, [](int index) { return 5'998 + index; });
    EXPECT_EQ(fast_papers(papers)->count, 2);
    EXPECT_EQ(fast_papers(papers)->first.elapsed_ms, 5'998);
    papers[0].is_all_right = papers[1].is_all_right = false;
    EXPECT_FALSE(fast_papers(papers));
    EXPECT_FALSE(fast_papers(Papers{}));
}

TEST(SameTimes, NeedTenPapersAndTwoOfThree)
{
    auto const with = [](int count, int regular) {
        return played(
            count, [](int) { return 0; },
            [=](int index) {
                return index < regular ? 20'000 + 300 * (index % 2) : 5'000 * index;
            });
    };
    EXPECT_FALSE(same_times(with(9, 9)));
    EXPECT_EQ(same_times(with(10, 10)), (Share{10, 10}));
    EXPECT_EQ(same_times(with(15, 10)), (Share{10, 15}));
    EXPECT_FALSE(same_times(with(16, 10)));
    EXPECT_FALSE(same_times(Papers{}));
}

TEST(InStep, NeedsTenPapersThatBeganAndEndedTogether)
{
    auto const one = played(
        12, [](int index) { return 1'000 * index; }, [](int index) { return 9'000 * index; });
    auto other = one;
    EXPECT_EQ(in_step(one, other), (Share{12, 12}));
    for (auto& paper : other) {
        paper.issued_at = paper.issued_at + std::chrono::milliseconds{2'000};
        paper.elapsed_ms += 1'000;
    }
    EXPECT_EQ(in_step(one, other), (Share{12, 12}));
    for (int index = 0; index < 3; ++index)
        other[static_cast<std::size_t>(index)].elapsed_ms += 1;
    EXPECT_FALSE(in_step(one, other));
    // The same hours of other days are no company.
    auto later = one;
    for (auto& paper : later)
        paper.date = paper.date + 31;
    EXPECT_FALSE(in_step(one, later));
}

RC_GTEST_PROP(Patterns, PeopleWhoPlayForThemselvesShowNone, ())
{
    auto const one = any_person();
    auto const other = any_person();
    RC_ASSERT(!fast_papers(one));
    RC_ASSERT(!same_times(one));
    RC_ASSERT(!in_step(one, other));
}

RC_GTEST_PROP(Patterns, MachinesThatWaitTheSameTimeShowThemselves, ())
{
    auto const wait_ms = *rc::gen::inRange<std::int64_t>(8'000, 240'000);
    auto const count = *rc::gen::inRange(pattern_papers_min, 62);
    auto const one = any_machine(wait_ms, count);
    auto const other = any_machine(wait_ms, count);
    RC_ASSERT(same_times(one) == (Share{count, count}));
    RC_ASSERT(in_step(one, other) == (Share{count, count}));
}

RC_GTEST_PROP(Patterns, DependNeitherOnTheOrderNorOnWhoIsComparedWithWhom, ())
{
    auto const count = *rc::gen::inRange(1, 30);
    auto const one = *rc::gen::arbitrary<bool>() ? any_person() : any_machine(20'000, count);
    auto const other = *rc::gen::arbitrary<bool>() ? any_person() : any_machine(20'000, count);
    auto turned = one;
    std::ranges::reverse(turned);
    RC_ASSERT(same_times(turned) == same_times(one));
    RC_ASSERT(in_step(turned, other) == in_step(one, other));
    RC_ASSERT(in_step(other, one) == in_step(one, other));
}

} // namespace
} // namespace settlement
