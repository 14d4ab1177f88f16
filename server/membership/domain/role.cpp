#include "membership/domain/role.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace membership {

namespace {

using enum Role;
using enum Action;

struct Entry {
    Role role;
    std::string_view name;
    std::span<Action const> powers;
};

constexpr std::array system_powers{staff_see, staff_create, staff_reset, staff_lock};
constexpr std::array security_powers{staff_see, staff_lock, post_appoint,
                                     post_appoint_administrator};
constexpr std::array auditor_powers{staff_see, audit_see};
constexpr std::array union_powers{staff_see, post_appoint, contest_see, union_hint_see};
constexpr std::array handler_powers{contest_see,  contest_create, contest_change,
                                    question_see, settlement_see, settlement_act};
constexpr std::array reviewer_powers{contest_see, question_see, settlement_see, settlement_act,
                                     settlement_approve};
constexpr std::array editor_powers{question_see, question_edit};
constexpr std::array question_reviewer_powers{question_see, question_review};
constexpr std::array payment_powers{payout_see, payout_prepare, payout_turn};
constexpr std::array payment_reviewer_powers{payout_see, payout_approve, payout_turn};
constexpr std::array observer_powers{contest_see};
constexpr std::array program_powers{contest_see,    contest_create,  contest_change, question_see,
                                    question_edit,  question_review, union_hint_see, payout_see,
                                    payout_prepare, payout_turn,     settlement_see, audit_see};

constexpr std::array table{
    Entry{system_administrator, "system_administrator", system_powers},
    Entry{security_administrator, "security_administrator", security_powers},
    Entry{auditor, "auditor", auditor_powers},
    Entry{union_administrator, "union_administrator", union_powers},
    Entry{contest_handler, "contest_handler", handler_powers},
    Entry{contest_reviewer, "contest_reviewer", reviewer_powers},
    Entry{question_editor, "question_editor", editor_powers},
    Entry{question_reviewer, "question_reviewer", question_reviewer_powers},
    Entry{payment_handler, "payment_handler", payment_powers},
    Entry{payment_reviewer, "payment_reviewer", payment_reviewer_powers},
    Entry{observer, "observer", observer_powers},
};

constexpr std::array action_names{
    std::pair{staff_see, std::string_view{"staff.see"}},
    std::pair{staff_create, std::string_view{"staff.create"}},
    std::pair{staff_reset, std::string_view{"staff.reset"}},
    std::pair{staff_lock, std::string_view{"staff.lock"}},
    std::pair{post_appoint, std::string_view{"post.appoint"}},
    std::pair{post_appoint_administrator, std::string_view{"post.appoint_administrator"}},
    std::pair{contest_see, std::string_view{"contest.see"}},
    std::pair{contest_create, std::string_view{"contest.create"}},
    std::pair{contest_change, std::string_view{"contest.change"}},
    std::pair{question_see, std::string_view{"question.see"}},
    std::pair{question_edit, std::string_view{"question.edit"}},
    std::pair{question_review, std::string_view{"question.review"}},
    std::pair{union_hint_see, std::string_view{"union_hint.see"}},
    std::pair{payout_see, std::string_view{"payout.see"}},
    std::pair{payout_prepare, std::string_view{"payout.prepare"}},
    std::pair{payout_approve, std::string_view{"payout.approve"}},
    std::pair{payout_turn, std::string_view{"payout.turn"}},
    std::pair{settlement_see, std::string_view{"settlement.see"}},
    std::pair{settlement_act, std::string_view{"settlement.act"}},
    std::pair{settlement_approve, std::string_view{"settlement.approve"}},
    std::pair{audit_see, std::string_view{"audit.see"}},
};

constexpr std::array exclusions{
    std::pair{system_administrator, security_administrator},
    std::pair{system_administrator, auditor},
    std::pair{security_administrator, auditor},
    std::pair{question_editor, question_reviewer},
};

constexpr auto roles_in_order = [] {
    std::array<Role, table.size()> roles{};
    std::ranges::transform(table, roles.begin(), &Entry::role);
    return roles;
}();

constexpr auto actions_in_order = [] {
    std::array<Action, action_names.size()> actions{};
    std::ranges::transform(action_names, actions.begin(),
                           [](auto const& one) { return one.first; });
    return actions;
}();

Entry const& entry(Role role)
{
    // The table stands in the order of the enumeration; a test looks.
    return table.at(static_cast<std::size_t>(std::to_underlying(role)));
}

} // namespace

std::span<Role const> all_roles()
{
    return roles_in_order;
}

std::span<Action const> all_actions()
{
    return actions_in_order;
}

std::string_view name(Role role)
{
    return entry(role).name;
}

std::optional<Role> role_named(std::string_view name)
{
    auto const found = std::ranges::find(table, name, &Entry::name);
    return found == table.end() ? std::nullopt : std::optional{found->role};
}

std::string_view name(Action action)
{
    return action_names.at(static_cast<std::size_t>(std::to_underlying(action))).second;
}

std::optional<Action> action_named(std::string_view name)
{
    for (auto const& [action, called] : action_names)
        if (called == name)
            return action;
    return std::nullopt;
}

std::span<Action const> powers_of(Role role)
{
    return entry(role).powers;
}

std::span<Action const> powers_of_programs()
{
    return program_powers;
}

bool exclude_each_other(Role one, Role other)
{
    return std::ranges::any_of(exclusions, [&](auto const& pair) {
        return pair == std::pair{one, other} || pair == std::pair{other, one};
    });
}

bool is_administrator(Role role)
{
    return role == system_administrator || role == security_administrator || role == auditor ||
           role == union_administrator;
}

bool is_of_the_house(Action action)
{
    return action == staff_create || action == audit_see;
}

bool needs_fresh_factor(Action action)
{
    return action == staff_create || action == staff_reset || action == staff_lock ||
           action == post_appoint || action == post_appoint_administrator ||
           action == payout_approve || action == settlement_approve;
}

bool is_review(Action action)
{
    return action == question_review;
}

} // namespace membership
