#pragma once

#include "base/result.hpp"
#include "identity/domain/guess_alarm.hpp"
#include "identity/domain/keys.hpp"
#include "identity/domain/phone_number.hpp"
#include "identity/domain/sign_in_code.hpp"
#include "sql/transaction.hpp"

#include <string>

namespace identity {

struct RedeemCode {
    std::string code_id;
    SignInCode code;
    Purpose purpose = Purpose::sign_in;
};

/// The phone that the code was sent to and has now come back from. A try is counted before the
/// code is compared, and a wrong one stays counted, also among those of everybody. Refusals:
/// `code_unknown`, also for a code of another purpose, `code_used`, `code_expired`, `code_locked`,
/// `code_wrong` {tries_left}.
base::Result<PhoneNumber> redeem_code(sql::Transaction&, Keys const&, GuessAlarm const&,
                                      RedeemCode const&);

} // namespace identity
