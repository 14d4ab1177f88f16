#include "demo/staffing.hpp"

#include "identity/service/holding_staff_sessions.hpp"
#include "identity/service/keeping_staff.hpp"
#include "identity/service/setting_up_staff.hpp"
#include "membership/service/colleagues.hpp"

#include <algorithm>
#include <array>

namespace demo {

namespace {

struct Position {
    std::string_view login;
    std::string_view full_name;
    membership::Role role;
    /// Empty: the whole house.
    std::string_view union_code;
};

using enum membership::Role;

constexpr std::string_view zhejiang = "330000";
constexpr std::string_view jinhua = "330700";

constexpr std::array positions{
    Position{"demo.system", "示例系统管理员", system_administrator, {}},
    Position{"demo.security", "示例安全管理员", security_administrator, {}},
    Position{"demo.auditor", "示例审计员", auditor, {}},
    Position{"demo.handler", "示例竞赛经办", contest_handler, zhejiang},
    Position{"demo.reviewer", "示例竞赛复核", contest_reviewer, zhejiang},
    Position{"demo.editor", "示例题库编辑", question_editor, zhejiang},
    Position{"demo.approver", "示例题库审核", question_reviewer, zhejiang},
    Position{"demo.payer", "示例发放经办", payment_handler, zhejiang},
    Position{"demo.payment-reviewer", "示例发放复核", payment_reviewer, zhejiang},
    Position{"demo.jinhua", "示例金华管理员", union_administrator, jinhua},
};

bool is_made_up(identity::StaffAccount const& account)
{
    return std::ranges::find(positions, account.login.text(), &Position::login) != positions.end();
}

/// An account that waits for its owner, whether it is new or was there before.
identity::SetUpLink invited(sql::Transaction& tx, Position const& position)
{
    auto const login = identity::LoginName::parse(position.login);
    VERIFY(login.has_value());
    auto const known = identity::find_staff(tx, *login);
    if (known)
        static_cast<void>(identity::unlock_staff(tx, known->id));
    auto link = known ? identity::reset_staff(tx, known->id)
                      : identity::create_staff(tx, *login, std::string{position.full_name});
    VERIFY(link.has_value());
    return std::move(*link);
}

} // namespace

std::vector<DemoColleague> employ(sql::Transaction& tx, identity::Means const& means)
{
    std::vector<DemoColleague> colleagues;
    for (auto const& position : positions) {
        auto const link = invited(tx, position);
        auto const offer = identity::look_at_set_up(tx, means.keys, link.token.text());
        VERIFY(offer.has_value());
        auto const code = identity::SignInCode::parse(
            identity::totp_code(offer->secret.raw(), identity::totp_step_at(tx.now()) - 1));
        auto const done = identity::finish_set_up(
            tx, means, {link.token.text(), std::string{staff_password}, *code, "demo", "::1"});
        VERIFY(done.has_value());
        identity::end_all_staff_sessions(tx, link.staff);
        membership::Appoint post{.staff = link.staff, .role = position.role};
        if (!position.union_code.empty())
            post.union_code = std::string{position.union_code};
        // Refused when they hold it already.
        static_cast<void>(membership::appoint_by_operator(tx, post));
        colleagues.push_back({std::string{position.login}, std::string{position.full_name},
                              std::string{name(position.role)}, offer->secret});
    }
    return colleagues;
}

void dismiss(sql::Transaction& tx)
{
    for (auto const& account : identity::list_staff(tx))
        if (is_made_up(account))
            static_cast<void>(identity::lock_staff(tx, account.id));
}

bool is_at_work(sql::Transaction& tx)
{
    return std::ranges::any_of(identity::list_staff(tx), [](auto const& account) {
        return account.state == identity::StaffState::active && !is_made_up(account);
    });
}

} // namespace demo
