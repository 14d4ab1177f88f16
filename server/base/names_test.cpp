#include "base/names.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(MaskedNames, KeepTheSurnameAndNothingOfTheRest)
{
    EXPECT_EQ(masked_name("张伟"), "张*");
    EXPECT_EQ(masked_name("王小明"), "王*");
    EXPECT_EQ(masked_name("阿卜杜拉·买买提"), "阿*");
    EXPECT_EQ(masked_name("Anna"), "A*");
}

TEST(MaskedNames, KnowSurnamesOfTwoCharacters)
{
    EXPECT_EQ(masked_name("欧阳修"), "欧阳*");
    EXPECT_EQ(masked_name("诸葛孔明"), "诸葛*");
    // Somebody called 欧 with the given name 阳.
    EXPECT_EQ(masked_name("欧阳"), "欧*");
}

} // namespace
} // namespace base
