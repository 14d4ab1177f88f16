#include "http/paging.hpp"

#include <gtest/gtest.h>

namespace {

base::Result<int> limit_asked(std::string text)
{
    return http::limit_of({.path = "/", .query = {{"limit", std::move(text)}}});
}

TEST(PageLimit, IsTheStandardUnlessAskedFor)
{
    EXPECT_EQ(*http::limit_of({.path = "/"}), 50);
    EXPECT_EQ(*http::limit_of({.path = "/"}, {.standard = 20, .largest = 30}), 20);
}

TEST(PageLimit, IsWhatWasAskedForWithinTheLimits)
{
    EXPECT_EQ(*limit_asked("1"), 1);
    EXPECT_EQ(*limit_asked("100"), 100);
}

TEST(PageLimit, IsRefusedOutsideOrWhenItIsNoNumber)
{
    for (auto const* text : {"0", "101", "-1", "", "7x", "x", "99999999999", " 7", "1.5"}) {
        auto const limit = limit_asked(text);
        ASSERT_FALSE(limit.has_value()) << text;
        EXPECT_TRUE(limit.error().is(http::limit_out_of_range));
        EXPECT_EQ(limit.error().facts,
                  (std::vector<base::Error::Fact>{{"field", "limit"}, {"allowed", "1-100"}}));
    }
}

} // namespace
