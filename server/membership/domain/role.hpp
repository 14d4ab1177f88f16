#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace membership {

/// What somebody who works for the union is appointed to. A closed list: a new one comes with the
/// programme that needs it.
enum class Role : std::uint8_t {
    /// 系统管理员: accounts, and no business.
    system_administrator,
    /// 安全管理员: who may do what.
    security_administrator,
    /// 审计员: reads what was done.
    auditor,
    /// 工会管理员: the posts of a union and what lies below it.
    union_administrator,
    /// 竞赛经办
    contest_handler,
    /// 竞赛复核
    contest_reviewer,
    /// 题库编辑
    question_editor,
    /// 题库审核
    question_reviewer,
    /// 发放经办: makes lists of payments and hands their results back.
    payment_handler,
    /// 发放复核: approves lists, lets them go, grants budgets.
    payment_reviewer,
    /// 观察员: sees, and changes nothing.
    observer,
};

/// What can be done with a union or with what belongs to one. Routes name their action; a route of
/// staff without one is open to whoever is signed in as staff.
enum class Action : std::uint8_t {
    staff_see,
    staff_create,
    staff_reset,
    staff_lock,
    post_appoint,
    post_appoint_administrator,
    contest_see,
    contest_create,
    contest_change,
    question_see,
    question_edit,
    question_review,
    union_hint_see,
    payout_see,
    payout_prepare,
    /// Lets money go: never by a program.
    payout_approve,
    /// Stops all payments, or lets them go on.
    payout_turn,
    settlement_see,
    /// Takes the steps of a month's settlement: never a program.
    settlement_act,
    /// The step of the second person.
    settlement_approve,
    audit_see,
};

[[nodiscard]] std::span<Role const> all_roles();
[[nodiscard]] std::span<Action const> all_actions();

/// "contest_handler": the word in requests and in the store.
[[nodiscard]] std::string_view name(Role);
[[nodiscard]] std::optional<Role> role_named(std::string_view name);
/// "contest.change": the word in routes, in tokens and in the list of powers.
[[nodiscard]] std::string_view name(Action);
[[nodiscard]] std::optional<Action> action_named(std::string_view name);

/// The one table of who may do what.
[[nodiscard]] std::span<Action const> powers_of(Role);
/// What a program may be allowed to do: everything but deciding about people who work
/// here and settling or
/// letting money go.
[[nodiscard]] std::span<Action const> powers_of_programs();

/// Whether nobody may hold both at once. The three administrators exclude each other,
/// so that nobody watches themselves, and who edits questions never reviews them.
[[nodiscard]] bool exclude_each_other(Role, Role);

/// Whether appointing to it decides about the system rather than about the business.
[[nodiscard]] bool is_administrator(Role);

/// Whether what it is about belongs to no union: only a post over the whole house reaches it.
[[nodiscard]] bool is_of_the_house(Action);

/// Whether a second factor must have been shown lately.
[[nodiscard]] bool needs_fresh_factor(Action);

/// Whether it decides about what somebody else has handled: never the same person (复核 is never
/// 经办 of the same object).
[[nodiscard]] bool is_review(Action);

} // namespace membership
