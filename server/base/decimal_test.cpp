#include "base/decimal.hpp"

#include <gtest/gtest.h>

namespace {

TEST(Decimal, IsTheWholeTextOrNothing)
{
    EXPECT_EQ(base::decimal_in("12"), 12.0);
    EXPECT_EQ(base::decimal_in("-33.5"), -33.5);
    EXPECT_EQ(base::decimal_in("3.0000000000000001E-1"), 0.3);
    for (auto const* text : {"", " 1", "1 ", "1x", "inf", "nan", "1e999", "一"})
        EXPECT_EQ(base::decimal_in(text), std::nullopt) << text;
}

} // namespace
