#pragma once

#include "base/result.hpp"

#include <array>

namespace identity {

using base::ErrorKind;
using base::Refusal;

// What a phone number is refused for. All name the field `phone`.
inline constexpr Refusal phone_malformed{ErrorKind::invalid, "phone_malformed"};
/// Thirteen digits: a number of a machine, which nobody can read a message on.
inline constexpr Refusal phone_of_machine{ErrorKind::invalid, "phone_of_machine"};
inline constexpr Refusal phone_of_landline{ErrorKind::invalid, "phone_of_landline"};

// What a request for a code is refused for.
/// {field, allowed}
inline constexpr Refusal purpose_unknown{ErrorKind::invalid, "purpose_unknown"};
inline constexpr Refusal proof_missing{ErrorKind::invalid, "proof_missing"};
inline constexpr Refusal proof_wrong{ErrorKind::invalid, "proof_wrong"};
inline constexpr Refusal proof_expired{ErrorKind::conflict, "proof_expired"};
inline constexpr Refusal proof_used{ErrorKind::conflict, "proof_used"};
/// {retry_after_s}
inline constexpr Refusal code_too_soon{ErrorKind::too_many, "code_too_soon"};
/// {retry_after_s, wait_minutes, allowed}
inline constexpr Refusal code_hour_limit{ErrorKind::too_many, "code_hour_limit"};
/// {retry_after_s, wait_hours, allowed}
inline constexpr Refusal code_day_limit{ErrorKind::too_many, "code_day_limit"};
/// Too many messages asked for from one network address. {retry_after_s, wait_minutes}
inline constexpr Refusal code_source_limit{ErrorKind::too_many, "code_source_limit"};
/// Too many messages to numbers of one block of ten thousand. {retry_after_s, wait_minutes}
inline constexpr Refusal code_prefix_limit{ErrorKind::too_many, "code_prefix_limit"};
/// The day's messages of the whole program are used up. {retry_after_s, wait_hours}
inline constexpr Refusal code_budget_used{ErrorKind::unavailable, "code_budget_used"};

// What a sign-in is refused for.
/// Not so many digits as a code has, so it cost no try. {field}
inline constexpr Refusal code_malformed{ErrorKind::invalid, "code_malformed"};
inline constexpr Refusal code_unknown{ErrorKind::not_found, "code_unknown"};
/// {field, tries_left}
inline constexpr Refusal code_wrong{ErrorKind::invalid, "code_wrong"};
inline constexpr Refusal code_expired{ErrorKind::conflict, "code_expired"};
inline constexpr Refusal code_used{ErrorKind::conflict, "code_used"};
/// Every try of this code is spent; another code can be asked for.
inline constexpr Refusal code_locked{ErrorKind::too_many, "code_locked"};
inline constexpr Refusal device_name_malformed{ErrorKind::invalid, "device_name_malformed"};
/// {field, allowed}
inline constexpr Refusal device_name_too_long{ErrorKind::invalid, "device_name_too_long"};

inline constexpr Refusal device_unknown{ErrorKind::not_found, "device_unknown"};
inline constexpr Refusal person_unknown{ErrorKind::not_found, "person_unknown"};

// What somebody who works for the union is refused for.
/// {field, allowed}
inline constexpr Refusal login_malformed{ErrorKind::invalid, "login_malformed"};
inline constexpr Refusal login_taken{ErrorKind::conflict, "login_taken"};
/// {field, allowed}
inline constexpr Refusal staff_name_malformed{ErrorKind::invalid, "staff_name_malformed"};
/// {field, allowed}
inline constexpr Refusal password_too_short{ErrorKind::invalid, "password_too_short"};
/// {field, allowed}
inline constexpr Refusal password_too_long{ErrorKind::invalid, "password_too_long"};
/// {field}
inline constexpr Refusal password_guessable{ErrorKind::invalid, "password_guessable"};
/// {field}: the present password, which a change asks for.
inline constexpr Refusal password_wrong{ErrorKind::invalid, "password_wrong"};
/// Login, password or code: the answer never says which.
inline constexpr Refusal staff_sign_in_failed{ErrorKind::invalid, "staff_sign_in_failed"};
/// {retry_after_s, wait_minutes}
inline constexpr Refusal staff_sign_in_paused{ErrorKind::too_many, "staff_sign_in_paused"};
/// The first step was too long ago, or was never made.
inline constexpr Refusal staff_ticket_expired{ErrorKind::conflict, "staff_ticket_expired"};
/// Neither a code nor a recovery code, or both. {field}
inline constexpr Refusal second_factor_missing{ErrorKind::invalid, "second_factor_missing"};
/// {field}
inline constexpr Refusal second_factor_wrong{ErrorKind::invalid, "second_factor_wrong"};
/// The second factor was last shown too long ago for what is asked.
inline constexpr Refusal step_up_needed{ErrorKind::forbidden, "step_up_needed"};
/// Unknown, used or expired: the answer never says which.
inline constexpr Refusal set_up_link_unknown{ErrorKind::not_found, "set_up_link_unknown"};
inline constexpr Refusal staff_unknown{ErrorKind::not_found, "staff_unknown"};
inline constexpr Refusal staff_session_unknown{ErrorKind::not_found, "staff_session_unknown"};

/// All of them, for the tests that ask each for its case.
inline constexpr std::array refusals{
    phone_malformed,
    phone_of_machine,
    phone_of_landline,
    purpose_unknown,
    proof_missing,
    proof_wrong,
    proof_expired,
    proof_used,
    code_too_soon,
    code_hour_limit,
    code_day_limit,
    code_source_limit,
    code_prefix_limit,
    code_budget_used,
    code_malformed,
    code_unknown,
    code_wrong,
    code_expired,
    code_used,
    code_locked,
    device_name_malformed,
    device_name_too_long,
    device_unknown,
    person_unknown,
};

/// Those of people who work for the union.
inline constexpr std::array staff_refusals{
    login_malformed,      login_taken,          staff_name_malformed,  password_too_short,
    password_too_long,    password_guessable,   password_wrong,        staff_sign_in_failed,
    staff_sign_in_paused, staff_ticket_expired, second_factor_missing, second_factor_wrong,
    step_up_needed,       set_up_link_unknown,  staff_unknown,         staff_session_unknown,
};

} // namespace identity
