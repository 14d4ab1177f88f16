#pragma once

#include "app/settings.hpp"
#include "app/store_access.hpp"
#include "base/result.hpp"
#include "identity/domain/means.hpp"
#include "sql/transaction.hpp"

#include <string_view>

namespace app {

/// How a newcomer signs in as one of the made-up people who work in a demonstration. Real secrets are
/// never printed and never kept in the open; these are, in a file beside the store, and that file is
/// what makes a store a demonstration.

/// Refuses a store in which real people work and that is no demonstration: everybody knows the
/// password of the made-up ones. Refusal: `not_a_demonstration` {folder}.
[[nodiscard]] base::Result<void> check_is_demo(sql::Transaction&, Store const&);

/// Employs them with fresh secrets, keeps these in the file and prints how to sign in. Refusal:
/// `file_unwritable` {file}.
base::Result<void> employ_demo_staff(sql::Transaction&, identity::Means const&, Store const&,
                                     Settings const&);

/// Locks their accounts and forgets their secrets.
void dismiss_demo_staff(sql::Transaction&, Store const&);

/// Prints the digits that the app of one of them shows now. Refusals: `not_a_demonstration`
/// {folder}, `demo_login_unknown` {allowed}.
base::Result<void> print_demo_code(Settings const&, std::string_view login);

inline constexpr base::Refusal not_a_demonstration{base::ErrorKind::conflict,
                                                   "not_a_demonstration"};
inline constexpr base::Refusal demo_login_unknown{base::ErrorKind::not_found, "demo_login_unknown"};

} // namespace app
