#include "identity/domain/guess_alarm.hpp"

#include <gtest/gtest.h>

namespace {

using identity::CodeLength;
using identity::GuessAlarm;
using identity::length_for_new_code;

TEST(GuessAlarm, MakesCodesLongerBeyondItsNumber)
{
    GuessAlarm const alarm;
    EXPECT_EQ(length_for_new_code(alarm, {}), CodeLength::six);
    EXPECT_EQ(length_for_new_code(alarm, {.this_hour = 300}), CodeLength::six);
    EXPECT_EQ(length_for_new_code(alarm, {.this_hour = 301}), CodeLength::eight);
}

TEST(GuessAlarm, StandsUntilAWholeHourWasQuiet)
{
    GuessAlarm const alarm{.wrong_per_hour = 10};
    EXPECT_TRUE(is_alarmed(alarm, {.this_hour = 0, .last_hour = 11}));
    EXPECT_FALSE(is_alarmed(alarm, {.this_hour = 10, .last_hour = 10}));
}

} // namespace
