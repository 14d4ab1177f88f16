#include "identity/service/holding_sessions.hpp"

#include "base/crypto.hpp"
#include "identity/store/sessions.hpp"

#include <algorithm>

namespace identity {

namespace {

constexpr std::uint64_t device_count = std::uint64_t{1} << 48;

/// Makes room for one more session.
void end_least_recent(sql::Transaction& tx, SessionLimits const& limits, base::PersonId person)
{
    VERIFY(limits.devices_max > 0);
    auto const held = sessions::list_of(tx, person);
    for (auto index = static_cast<std::size_t>(limits.devices_max) - 1; index < held.size();
         ++index)
        sessions::remove(tx, held[index].hash);
}

} // namespace

std::optional<ActiveSession> resolve_session(sql::Transaction& tx, std::string_view token)
{
    auto const parsed = SessionToken::parse(token);
    if (!parsed)
        return std::nullopt;
    auto hash = parsed->hash();
    auto const session = find_session(tx, hash);
    if (!session)
        return std::nullopt;
    return ActiveSession{session->person, std::move(hash)};
}

OpenedSession open_session(sql::Transaction& tx, SessionLimits const& limits, base::PersonId person,
                           std::string_view device_name)
{
    sessions::remove_expired(tx);
    end_least_recent(tx, limits, person);
    auto token = SessionToken::of(base::random_bytes(SessionToken::secret_bytes));
    Session const session{
        .person = person,
        .device = {static_cast<std::int64_t>(base::random_below(device_count - 1) + 1)},
        .device_name = std::string{device_name},
        .created_at = tx.now(),
        .last_seen_at = tx.now(),
        .expires_at = tx.now() + limits.life,
    };
    sessions::insert(tx, token.hash(), session);
    return {std::move(token), session.expires_at};
}

std::optional<Session> find_session(sql::Transaction& tx, std::string_view hash)
{
    auto session = sessions::find(tx, hash);
    return session && session->is_alive(tx.now()) ? session : std::nullopt;
}

void note_seen(sql::Transaction& tx, std::string_view hash)
{
    sessions::note_seen(tx, hash, tx.now() - seen_again_after);
}

std::vector<Device> list_devices(sql::Transaction& tx, base::PersonId person,
                                 std::string_view current_hash)
{
    std::vector<Device> devices;
    for (auto const& [session, hash] : sessions::list_of(tx, person)) {
        if (session.is_alive(tx.now()))
            devices.push_back({session.device, session.device_name, session.created_at,
                               session.last_seen_at, hash == current_hash});
    }
    return devices;
}

} // namespace identity
