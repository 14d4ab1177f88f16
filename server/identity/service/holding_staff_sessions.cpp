#include "identity/service/holding_staff_sessions.hpp"

#include "base/crypto.hpp"
#include "identity/domain/refusals.hpp"
#include "identity/store/staff_sessions.hpp"

namespace identity {

namespace {

constexpr std::uint64_t device_count = std::uint64_t{1} << 48;

void end_least_recent(sql::Transaction& tx, StaffSessionLimits const& limits, base::StaffId staff)
{
    VERIFY(limits.sessions_max > 0);
    auto const held = staff_sessions::list_of(tx, staff);
    for (auto index = static_cast<std::size_t>(limits.sessions_max) - 1; index < held.size();
         ++index)
        staff_sessions::remove(tx, held[index].hash);
}

} // namespace

std::optional<ActiveStaff> resolve_staff_session(sql::Transaction& tx,
                                                 StaffSessionLimits const& limits,
                                                 std::string_view token)
{
    auto const parsed = SessionToken::parse(token);
    if (!parsed)
        return std::nullopt;
    return find_staff_session(tx, limits, parsed->hash());
}

std::optional<ActiveStaff>
find_staff_session(sql::Transaction& tx, StaffSessionLimits const& limits, std::string_view hash)
{
    auto session = staff_sessions::find(tx, hash);
    if (!session || !session->is_alive(limits, tx.now()))
        return std::nullopt;
    return ActiveStaff{std::move(*session), std::string{hash}};
}

void note_staff_seen(sql::Transaction& tx, std::string_view hash)
{
    staff_sessions::note_seen(tx, hash, tx.now() - staff_seen_again_after);
}

SessionToken open_staff_session(sql::Transaction& tx, StaffSessionLimits const& limits,
                                base::StaffId staff, std::string_view device_name)
{
    staff_sessions::remove_dead(tx, limits);
    end_least_recent(tx, limits, staff);
    auto token = SessionToken::of(base::random_bytes(SessionToken::secret_bytes));
    staff_sessions::insert(
        tx, token.hash(),
        {.staff = staff,
         .device = {static_cast<std::int64_t>(base::random_below(device_count - 1) + 1)},
         .device_name = std::string{device_name},
         .created_at = tx.now(),
         .last_seen_at = tx.now(),
         .proven_at = tx.now()});
    return token;
}

std::vector<Device> list_staff_devices(sql::Transaction& tx, StaffSessionLimits const& limits,
                                       base::StaffId staff, std::string_view current_hash)
{
    std::vector<Device> devices;
    for (auto const& [session, hash] : staff_sessions::list_of(tx, staff)) {
        if (session.is_alive(limits, tx.now()))
            devices.push_back({session.device, session.device_name, session.created_at,
                               session.last_seen_at, hash == current_hash});
    }
    return devices;
}

void end_staff_session(sql::Transaction& tx, std::string_view hash)
{
    staff_sessions::remove(tx, hash);
}

void end_all_staff_sessions(sql::Transaction& tx, base::StaffId staff)
{
    staff_sessions::remove_others(tx, staff, "");
}

base::Result<void> end_staff_device(sql::Transaction& tx, base::StaffId staff, DeviceId device)
{
    if (!staff_sessions::remove_device(tx, staff, device))
        return std::unexpected{refuse(staff_session_unknown)};
    return base::ok();
}

} // namespace identity
