#include "app/commands.hpp"
#include "app/set_up_links.hpp"
#include "app/store_access.hpp"
#include "base/crypto.hpp"
#include "identity/domain/means.hpp"
#include "identity/service/holding_staff_sessions.hpp"
#include "identity/service/keeping_staff.hpp"
#include "membership/domain/refusals.hpp"
#include "membership/service/colleagues.hpp"
#include "membership/service/standing.hpp"
#include "organisation/service/finding_unions.hpp"

#include <fmt/format.h>
#include <iostream>

namespace app {

namespace {

/// Runs `work(tx)` in one transaction on the store, which stays only if it succeeds.
template <class Work>
base::Result<void> in_store(Settings const& settings, Work work)
{
    auto const clock = clock_of(settings);
    auto const store = TRY(Store::open_for_writing(settings, clock));
    auto result = work(store.writer->begin(clock()));
    if (result)
        store.writer->commit();
    else
        store.writer->roll_back();
    return result;
}

base::Result<base::StaffId> staff_called(sql::Transaction& tx, std::string const& text)
{
    auto const login = TRY(identity::LoginName::parse(text));
    auto const account = TRY(identity::find_staff(tx, login));
    return account.id;
}

/// Nothing for the whole house.
base::Result<std::optional<organisation::UnionId>> union_called(sql::Transaction& tx,
                                                                std::string const& code)
{
    if (code.empty())
        return std::optional<organisation::UnionId>{};
    auto const found = TRY(organisation::find_union(tx, code));
    return std::optional{found.id};
}

std::string role_names(std::vector<membership::Post> const& posts)
{
    std::string names;
    for (auto const& post : posts)
        names.append(names.empty() ? "" : ", ").append(membership::name(post.role));
    return names;
}

std::string all_role_names()
{
    std::string names;
    for (auto const role : membership::all_roles())
        names.append(names.empty() ? "" : ", ").append(membership::name(role));
    return names;
}

void print(Settings const& settings, identity::SetUpLink const& link)
{
    std::cout << "Set-up link, good once and for 24 hours:\n  "
              << set_up_address(public_address(settings, {}), link) << '\n';
}

} // namespace

base::Result<void> create_admin(Settings const& settings, NewAdmin const& admin)
{
    return in_store(settings, [&](sql::Transaction& tx) -> base::Result<void> {
        auto const login = TRY(identity::LoginName::parse(admin.login));
        auto name = TRY(identity::staff_name(admin.full_name));
        auto const link = TRY(identity::create_staff(tx, login, std::move(name)));
        if (!admin.role.empty()) {
            auto const role = membership::role_named(admin.role);
            if (!role)
                return std::unexpected{
                    base::refuse(membership::role_unknown).with("allowed", all_role_names())};
            membership::Appoint post{.staff = link.staff, .role = *role};
            if (!admin.union_code.empty())
                post.union_code = admin.union_code;
            static_cast<void>(TRY(membership::appoint_by_operator(tx, post)));
        }
        print(settings, link);
        return base::ok();
    });
}

base::Result<void> list_admins(Settings const& settings)
{
    return in_store(settings, [&](sql::Transaction& tx) -> base::Result<void> {
        for (auto const& account : identity::list_staff(tx))
            std::cout << fmt::format("{:<24} {:<8} {}  {}\n", account.login.text(),
                                     identity::name(account.state), account.full_name,
                                     role_names(membership::posts_held_by(tx, account.id)));
        return base::ok();
    });
}

base::Result<void> reset_admin(Settings const& settings, std::string const& login)
{
    return in_store(settings, [&](sql::Transaction& tx) -> base::Result<void> {
        auto const staff = TRY(staff_called(tx, login));
        auto const link = TRY(identity::reset_staff(tx, staff));
        print(settings, link);
        return base::ok();
    });
}

base::Result<void> lock_admin(Settings const& settings, std::string const& login)
{
    return in_store(settings, [&](sql::Transaction& tx) -> base::Result<void> {
        auto const staff = TRY(staff_called(tx, login));
        return identity::lock_staff(tx, staff);
    });
}

base::Result<void> unlock_admin(Settings const& settings, std::string const& login)
{
    return in_store(settings, [&](sql::Transaction& tx) -> base::Result<void> {
        auto const staff = TRY(staff_called(tx, login));
        return identity::unlock_staff(tx, staff);
    });
}

base::Result<void> show_admin_sessions(Settings const& settings, std::string const& login,
                                       SessionsAct act)
{
    return in_store(settings, [&](sql::Transaction& tx) -> base::Result<void> {
        auto const staff = TRY(staff_called(tx, login));
        auto const zone = base::TimeZone::shanghai();
        for (auto const& device : identity::list_staff_devices(tx, {}, staff, ""))
            std::cout << fmt::format("{}  last seen {}  {}\n", zone.text(device.created_at),
                                     zone.text(device.last_seen_at), device.name);
        if (act == SessionsAct::end)
            identity::end_all_staff_sessions(tx, staff);
        return base::ok();
    });
}

base::Result<void> create_program_token(Settings const& settings, NewProgram const& program)
{
    return in_store(settings, [&](sql::Transaction& tx) -> base::Result<void> {
        auto const actions = TRY(membership::token_actions(program.actions));
        membership::NewToken wanted{.label = program.label, .actions = actions};
        wanted.union_id = TRY(union_called(tx, program.union_code));
        auto const token = base::base64url(base::random_bytes(32));
        membership::add_token(tx, base::hex(base::sha256(token)), wanted);
        std::cout << "Token, shown this once:\n  " << token << '\n';
        return base::ok();
    });
}

} // namespace app
