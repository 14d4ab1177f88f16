#pragma once

#include "identity/domain/means.hpp"
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
    std::string role;
    /// Empty: the whole house.
    std::string union_code;
    std::string totp_secret;
};

/// Employs one person for each kind of post, with fresh secrets each time.
std::vector<DemoColleague> employ(sql::Transaction&, identity::Means const&);

} // namespace demo
