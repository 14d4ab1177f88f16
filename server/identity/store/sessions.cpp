#include "identity/store/sessions.hpp"

#include "identity/store/sessions.sql.hpp"

namespace identity::sessions {

namespace {

Session session_from(sql::Row const& row)
{
    return {
        .person = row.id<base::PersonId>(0),
        .device = row.id<DeviceId>(1),
        .device_name = row.string(2),
        .created_at = row.instant(3),
        .last_seen_at = row.instant(4),
        .expires_at = row.instant(5),
    };
}

} // namespace

std::optional<Session> find(sql::Transaction& tx, std::string_view hash)
{
    return tx.first(sessions_sql::find, {hash}, session_from);
}

std::vector<Stored> list_of(sql::Transaction& tx, base::PersonId person)
{
    return tx.all(sessions_sql::list_of, {person}, [](sql::Row const& row) {
        return Stored{session_from(row), row.string(6)};
    });
}

void insert(sql::Transaction& tx, std::string_view hash, Session const& session)
{
    tx.execute(sessions_sql::insert,
               {hash, session.person, session.device, session.device_name, session.created_at,
                session.last_seen_at, session.expires_at});
}

void note_seen(sql::Transaction& tx, std::string_view hash, base::Instant since)
{
    tx.execute(sessions_sql::note_seen, {hash, tx.now(), since});
}

void remove(sql::Transaction& tx, std::string_view hash)
{
    tx.execute(sessions_sql::remove, {hash});
}

void remove_of(sql::Transaction& tx, base::PersonId person)
{
    tx.execute(sessions_sql::remove_of, {person});
}

bool remove_device(sql::Transaction& tx, base::PersonId person, DeviceId device)
{
    return tx.execute(sessions_sql::remove_device, {person, device}) > 0;
}

void remove_expired(sql::Transaction& tx)
{
    tx.execute(sessions_sql::remove_expired, {tx.now()});
}

} // namespace identity::sessions
