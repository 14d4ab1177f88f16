#include "http/patience.hpp"

#include <gtest/gtest.h>

namespace {

using http::Patience;
using namespace std::chrono_literals;

constexpr Patience::Time start{};
http::Limits const limits{};

TEST(Patience, EndsWithAHeadThatDripsForTenSeconds)
{
    Patience patience{limits, start};
    for (auto at = 0s; at < 9s; at += 1s)
        patience.await_head(start + at);
    EXPECT_FALSE(patience.is_over(start + 9'999ms));
    EXPECT_TRUE(patience.is_over(start + 10s));
}

TEST(Patience, CountsTheHeadFromItsFirstByte)
{
    Patience patience{limits, start};
    patience.await_request(start + 1s);
    EXPECT_FALSE(patience.is_over(start + 60s));
    EXPECT_TRUE(patience.is_over(start + 61s));
    patience.await_head(start + 50s);
    EXPECT_FALSE(patience.is_over(start + 59s));
    EXPECT_TRUE(patience.is_over(start + 60s));
}

TEST(Patience, WithABodyGrowsOnlyByItsBytes)
{
    Patience patience{limits, start};
    patience.await_body(start, 0);
    EXPECT_FALSE(patience.is_over(start + 4'999ms));
    EXPECT_TRUE(patience.is_over(start + 5s));
    patience.await_body(start + 4s, 2 * 1024);
    EXPECT_FALSE(patience.is_over(start + 6'999ms));
    EXPECT_TRUE(patience.is_over(start + 7s));
}

TEST(Patience, NeverEndsWhileTheClientWaitsForUs)
{
    Patience patience{limits, start};
    patience.answer();
    EXPECT_FALSE(patience.is_over(start + 24h));
    EXPECT_FALSE(patience.may_give_way(start + 24h));
}

TEST(Patience, GivesWayWhileWaitingAndWhenTheAnswerIsTakenSlowly)
{
    Patience patience{limits, start};
    EXPECT_TRUE(patience.may_give_way(start));
    patience.await_head(start);
    EXPECT_TRUE(patience.may_give_way(start));
    patience.await_body(start, 0);
    EXPECT_TRUE(patience.may_give_way(start));
    patience.write(start);
    EXPECT_FALSE(patience.may_give_way(start + 5s));
    EXPECT_TRUE(patience.may_give_way(start + 6s));
    EXPECT_TRUE(patience.is_over(start + 30s));
    patience.linger(start);
    EXPECT_TRUE(patience.may_give_way(start));
    EXPECT_TRUE(patience.is_over(start + 2s));
}

} // namespace
