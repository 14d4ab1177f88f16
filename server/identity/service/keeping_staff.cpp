#include "identity/service/keeping_staff.hpp"

#include "base/crypto.hpp"
#include "identity/domain/refusals.hpp"
#include "identity/store/staff.hpp"
#include "identity/store/staff_sessions.hpp"

#include <algorithm>

namespace identity {

namespace {

SetUpLink invite(sql::Transaction& tx, base::StaffId staff)
{
    auto token = SessionToken::of(base::random_bytes(SessionToken::secret_bytes));
    auto const expires_at = tx.now() + set_up_link_life;
    staff::put_link(tx, staff, token.hash(), expires_at);
    return {staff, std::move(token), expires_at};
}

StaffAccount account_of(staff::Stored const& stored)
{
    return {stored.id, stored.login, stored.full_name, stored.state(), stored.created_at};
}

base::Result<StaffAccount> account_of(std::optional<staff::Stored> const& stored)
{
    if (!stored)
        return std::unexpected{refuse(staff_unknown)};
    return account_of(*stored);
}

} // namespace

base::Result<SetUpLink> create_staff(sql::Transaction& tx, LoginName const& login,
                                     std::string full_name)
{
    auto const id = staff::insert(tx, login, full_name);
    if (!id)
        return std::unexpected{refuse(login_taken).at("login")};
    return invite(tx, *id);
}

base::Result<SetUpLink> reset_staff(sql::Transaction& tx, base::StaffId id)
{
    static_cast<void>(TRY(find_staff(tx, id)));
    staff::forget_secrets(tx, id);
    staff::remove_recovery(tx, id);
    staff_sessions::remove_others(tx, id, "");
    return invite(tx, id);
}

base::Result<void> lock_staff(sql::Transaction& tx, base::StaffId id)
{
    static_cast<void>(TRY(find_staff(tx, id)));
    staff::update_lock(tx, id, staff::Lock::closed);
    staff_sessions::remove_others(tx, id, "");
    return base::ok();
}

base::Result<void> unlock_staff(sql::Transaction& tx, base::StaffId id)
{
    static_cast<void>(TRY(find_staff(tx, id)));
    staff::update_lock(tx, id, staff::Lock::open);
    return base::ok();
}

base::Result<StaffAccount> find_staff(sql::Transaction& tx, base::StaffId id)
{
    return account_of(staff::find(tx, id));
}

base::Result<StaffAccount> find_staff(sql::Transaction& tx, LoginName const& login)
{
    return account_of(staff::find(tx, login));
}

std::vector<StaffAccount> list_staff(sql::Transaction& tx)
{
    std::vector<StaffAccount> accounts;
    for (auto const& stored : staff::list(tx))
        accounts.push_back(account_of(stored));
    return accounts;
}

} // namespace identity
