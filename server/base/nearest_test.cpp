#include "base/nearest.hpp"

#include <gtest/gtest.h>
#include <string_view>
#include <vector>

namespace {

TEST(Nearest, IsTheNameWithTheFewestEdits)
{
    std::vector<std::string_view> const names{"lanes.readers", "log.level", "lanes.batch_max"};
    EXPECT_EQ(base::nearest("lanes.readers", names), "lanes.readers");
    EXPECT_EQ(base::nearest("lanes.reader", names), "lanes.readers");
    EXPECT_EQ(base::nearest("lagnes.reeders", names), "lanes.readers");
    EXPECT_EQ(base::nearest("batch_max", names), "lanes.batch_max");
    EXPECT_EQ(base::nearest("", names), "log.level");
}

} // namespace
