#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "identity/domain/staff.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <vector>

namespace identity {

/// An account that waits for its owner. Refusal: `login_taken`.
base::Result<SetUpLink> create_staff(sql::Transaction&, LoginName const&, std::string full_name);

/// Takes password, second factor, recovery codes and sessions away and invites the owner anew: for
/// who has lost everything. Also replaces a link that was not used. Refusal: `staff_unknown`.
base::Result<SetUpLink> reset_staff(sql::Transaction&, base::StaffId);

/// Closes every way in and ends every session. Refusal: `staff_unknown`.
base::Result<void> lock_staff(sql::Transaction&, base::StaffId);
/// Refusal: `staff_unknown`.
base::Result<void> unlock_staff(sql::Transaction&, base::StaffId);

/// Refusal: `staff_unknown`.
[[nodiscard]] base::Result<StaffAccount> find_staff(sql::Transaction&, base::StaffId);
[[nodiscard]] base::Result<StaffAccount> find_staff(sql::Transaction&, LoginName const&);
/// In the order of their logins.
[[nodiscard]] std::vector<StaffAccount> list_staff(sql::Transaction&);

} // namespace identity
