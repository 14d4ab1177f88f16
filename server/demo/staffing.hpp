#pragma once

#include "identity/domain/means.hpp"
#include "identity/domain/one_time_password.hpp"
#include "sql/transaction.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace demo {

/// The password of everybody who works in a demonstration; printed, and worth nothing elsewhere.
inline constexpr std::string_view staff_password = "lake willow copper bell";

/// Somebody made up, with what a real account never shows.
struct DemoColleague {
    std::string login;
    std::string full_name;
    std::string role;
    identity::TotpSecret secret;
};

/// Employs one person for each kind of post, with fresh secrets each time.
std::vector<DemoColleague> employ(sql::Transaction&, identity::Means const&);

/// Locks the accounts of all of them: everybody knows their password.
void dismiss(sql::Transaction&);

/// Whether somebody real works here: has an account that is set up and is none of the above.
[[nodiscard]] bool is_at_work(sql::Transaction&);

} // namespace demo
