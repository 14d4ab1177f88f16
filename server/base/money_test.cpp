#include "base/money.hpp"

#include <gtest/gtest.h>

namespace {

using base::Money;

TEST(Money, ReadsInYuanWithTwoDecimals)
{
    EXPECT_EQ(Money::yuan(100).text(), "100.00");
    EXPECT_EQ(Money{5}.text(), "0.05");
    EXPECT_EQ(Money{-105}.text(), "-1.05");
    EXPECT_EQ(Money{}.text(), "0.00");
}

TEST(Money, AddsWithoutLosingAFen)
{
    EXPECT_EQ(Money::yuan(30) + Money{1}, Money{3001});
    EXPECT_EQ(Money::yuan(30) - Money::yuan(100), Money::yuan(-70));
    EXPECT_LT(Money{2999}, Money::yuan(30));
}

} // namespace
