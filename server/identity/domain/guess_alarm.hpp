#pragma once

#include "identity/domain/sign_in_code.hpp"

namespace identity {

/// How many codes people get wrong within an hour by themselves. One guess at each of many phones
/// stays below every phone's limit: with six digits a million of them open one account. Beyond this
/// number codes have eight digits, and a million guesses open a hundredth of one.
struct GuessAlarm {
    int wrong_per_hour = 300;
};

/// Wrong codes that anybody entered in the hour that runs, and in the one before.
struct WrongCodes {
    int this_hour = 0;
    int last_hour = 0;
};

/// The alarm stands until a whole hour was quiet.
[[nodiscard]] constexpr bool is_alarmed(GuessAlarm const& alarm, WrongCodes const& wrong)
{
    return wrong.this_hour > alarm.wrong_per_hour || wrong.last_hour > alarm.wrong_per_hour;
}

[[nodiscard]] constexpr CodeLength length_for_new_code(GuessAlarm const& alarm,
                                                       WrongCodes const& wrong)
{
    return is_alarmed(alarm, wrong) ? CodeLength::eight : CodeLength::six;
}

} // namespace identity
