#include "identity/store/staff_sessions.hpp"

#include "identity/store/staff_sessions.sql.hpp"

namespace identity::staff_sessions {

namespace {

StaffSession session_from(sql::Row const& row)
{
    return {
        .staff = row.id<base::StaffId>(0),
        .device = row.id<DeviceId>(1),
        .device_name = row.string(2),
        .created_at = row.instant(3),
        .last_seen_at = row.instant(4),
        .proven_at = row.instant(5),
    };
}

} // namespace

std::optional<StaffSession> find(sql::Transaction& tx, std::string_view hash)
{
    return tx.first(staff_sessions_sql::find, {hash}, session_from);
}

std::vector<Stored> list_of(sql::Transaction& tx, base::StaffId staff)
{
    return tx.all(staff_sessions_sql::list_of, {staff}, [](sql::Row const& row) {
        return Stored{session_from(row), row.string(6)};
    });
}

void insert(sql::Transaction& tx, std::string_view hash, StaffSession const& session)
{
    tx.execute(staff_sessions_sql::insert,
               {hash, session.staff, session.device, session.device_name, session.created_at,
                session.last_seen_at, session.proven_at});
}

void note_seen(sql::Transaction& tx, std::string_view hash, base::Instant since)
{
    tx.execute(staff_sessions_sql::note_seen, {hash, tx.now(), since});
}

void note_proven(sql::Transaction& tx, std::string_view hash)
{
    tx.execute(staff_sessions_sql::note_proven, {hash, tx.now()});
}

void remove(sql::Transaction& tx, std::string_view hash)
{
    tx.execute(staff_sessions_sql::remove, {hash});
}

void remove_others(sql::Transaction& tx, base::StaffId staff, std::string_view hash)
{
    tx.execute(staff_sessions_sql::remove_of, {staff, hash});
}

bool remove_device(sql::Transaction& tx, base::StaffId staff, DeviceId device)
{
    return tx.execute(staff_sessions_sql::remove_device, {staff, device}) > 0;
}

void remove_dead(sql::Transaction& tx, StaffSessionLimits const& limits)
{
    tx.execute(staff_sessions_sql::remove_dead, {tx.now() - limits.life, tx.now() - limits.idle});
}

} // namespace identity::staff_sessions
