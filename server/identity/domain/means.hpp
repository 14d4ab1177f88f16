#pragma once

#include "base/password_hash.hpp"
#include "identity/domain/code_limits.hpp"
#include "identity/domain/guess_alarm.hpp"
#include "identity/domain/keys.hpp"
#include "identity/domain/proof_of_work.hpp"
#include "identity/domain/session.hpp"
#include "identity/domain/sign_in_code.hpp"
#include "identity/domain/staff_limits.hpp"
#include "identity/domain/staff_session.hpp"

namespace identity {

class CodeSender;

/// What an operator may set. The defaults are the product's.
struct Settings {
    ProofSettings proof = {};
    CodeLimits codes = {};
    TryLimits tries = {};
    GuessAlarm guess_alarm = {};
    SendRates rates = {};
    SessionLimits sessions = {};
    base::PasswordCost password_cost = {};
    StaffLimits staff_tries = {};
    StaffSessionLimits staff_sessions = {};
};

/// What the room works with, given to it by the program once. Outlives every call.
struct Means {
    Keys keys;
    Settings settings;
    CodeSender& sender;
};

} // namespace identity
