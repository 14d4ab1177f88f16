#include "identity/store/staff.hpp"

#include "identity/store/staff.sql.hpp"
#include "sql/breakdown.hpp"

namespace identity::staff {

namespace {

LoginName login_from(std::string_view text)
{
    auto login = LoginName::parse(text);
    if (!login)
        throw sql::Breakdown{"a login in the store is malformed"};
    return std::move(*login);
}

std::optional<std::string> text_from(sql::Row const& row, int column)
{
    return row.is_null(column) ? std::nullopt : std::optional{row.string(column)};
}

Stored staff_from(sql::Row const& row)
{
    return {
        .id = row.id<base::StaffId>(0),
        .login = login_from(row.text(1)),
        .full_name = row.string(2),
        .password_hash = text_from(row, 3),
        .totp_sealed = text_from(row, 4),
        .totp_since = row.instant(5),
        .totp_step = row.integer(6),
        .is_locked = row.integer(7) != 0,
        .created_at = row.instant(8),
    };
}

} // namespace

StaffState Stored::state() const
{
    if (is_locked)
        return StaffState::locked;
    return password_hash && totp_sealed ? StaffState::active : StaffState::invited;
}

std::optional<Stored> find(sql::Transaction& tx, base::StaffId id)
{
    return tx.first(staff_sql::find, {id}, staff_from);
}

std::optional<Stored> find(sql::Transaction& tx, LoginName const& login)
{
    return tx.first(staff_sql::find_by_login, {login.text()}, staff_from);
}

std::vector<Stored> list(sql::Transaction& tx)
{
    return tx.all(staff_sql::list, {}, staff_from);
}

std::optional<base::StaffId> insert(sql::Transaction& tx, LoginName const& login,
                                    std::string_view full_name)
{
    auto const last =
        tx.first(staff_sql::find_last_id, {}, [](sql::Row const& row) { return row.integer(0); });
    base::StaffId const id{last.value_or(0) + 1};
    if (tx.execute(staff_sql::insert, {id, login.text(), full_name, tx.now()}) == 0)
        return std::nullopt;
    return id;
}

void update_password(sql::Transaction& tx, base::StaffId id, std::string_view hash)
{
    tx.execute(staff_sql::update_password, {id, hash});
}

void update_totp(sql::Transaction& tx, base::StaffId id, std::string_view sealed, std::int64_t step)
{
    tx.execute(staff_sql::update_totp, {id, sealed, tx.now(), step});
}

bool use_step(sql::Transaction& tx, base::StaffId id, std::int64_t step)
{
    return tx.execute(staff_sql::use_step, {id, step}) > 0;
}

void forget_secrets(sql::Transaction& tx, base::StaffId id)
{
    tx.execute(staff_sql::forget_secrets, {id});
}

void update_lock(sql::Transaction& tx, base::StaffId id, Lock lock)
{
    tx.execute(staff_sql::update_lock, {id, std::int64_t{lock == Lock::closed}});
}

void put_link(sql::Transaction& tx, base::StaffId id, std::string_view token_hash,
              base::Instant expires_at)
{
    tx.execute(staff_sql::put_link, {id, token_hash, expires_at});
}

std::optional<Link> find_link(sql::Transaction& tx, std::string_view token_hash)
{
    return tx.first(staff_sql::find_link, {token_hash}, [](sql::Row const& row) {
        return Link{row.id<base::StaffId>(0), row.instant(1)};
    });
}

void remove_link(sql::Transaction& tx, base::StaffId id)
{
    tx.execute(staff_sql::remove_link, {id});
}

void put_recovery(sql::Transaction& tx, base::StaffId id, std::vector<std::string> const& digests)
{
    remove_recovery(tx, id);
    for (auto const& digest : digests)
        tx.execute(staff_sql::insert_recovery, {id, digest});
}

bool use_recovery(sql::Transaction& tx, base::StaffId id, std::string_view digest)
{
    return tx.execute(staff_sql::use_recovery, {id, digest, tx.now()}) > 0;
}

int count_recovery(sql::Transaction& tx, base::StaffId id)
{
    auto const count = tx.first(staff_sql::count_recovery, {id}, [](sql::Row const& row) {
        return static_cast<int>(row.integer(0));
    });
    return count.value_or(0);
}

void remove_recovery(sql::Transaction& tx, base::StaffId id)
{
    tx.execute(staff_sql::remove_recovery, {id});
}

} // namespace identity::staff
