#pragma once

#include "base/result.hpp"
#include "identity/domain/means.hpp"
#include "sql/transaction.hpp"

#include <string>
#include <string_view>

namespace identity {

/// What a try at a staff account is counted under: keyed hashes, so that the counts name nobody.
struct TrySubjects {
    std::string here;
    std::string network;
    std::string account;
};

/// `account` names it, such as a login as it was typed; it need not exist.
[[nodiscard]] std::string account_subject(Keys const&, std::string_view account);
[[nodiscard]] TrySubjects subjects_of(Keys const&, std::string account_subject,
                                      std::string_view source);

/// Whether one more try may be made. Refusal: `staff_sign_in_paused`.
[[nodiscard]] base::Result<void> check_tries(sql::Transaction&, StaffLimits const&,
                                             TrySubjects const&);
/// The caller's refusal keeps its effects, or the failure is not counted.
void note_failure(sql::Transaction&, StaffLimits const&, TrySubjects const&);
void note_success(sql::Transaction&, TrySubjects const&);

} // namespace identity
