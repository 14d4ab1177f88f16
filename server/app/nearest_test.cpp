#include "app/nearest.hpp"

#include <gtest/gtest.h>
#include <vector>

namespace {

TEST(Nearest, IsTheNameWithTheFewestEdits)
{
    std::vector<std::string> const names{"lanes.readers", "log.level", "lanes.batch_max"};
    EXPECT_EQ(app::nearest("lanes.readers", names), "lanes.readers");
    EXPECT_EQ(app::nearest("lanes.reader", names), "lanes.readers");
    EXPECT_EQ(app::nearest("lagnes.reeders", names), "lanes.readers");
    EXPECT_EQ(app::nearest("batch_max", names), "lanes.batch_max");
    EXPECT_EQ(app::nearest("", names), "log.level");
}

} // namespace
