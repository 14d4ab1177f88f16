#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "identity/domain/session.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace identity {

/// Who is behind a session token.
struct ActiveSession {
    base::PersonId person;
    /// Hash of the token; names the session in the calls below.
    std::string hash;
};

/// Who holds this token at the transaction's instant; nothing if it is not one of ours, has
/// expired or was revoked. One look by key: dispatch asks on every request, so that a revocation
/// binds the next one.
[[nodiscard]] std::optional<ActiveSession> resolve_session(sql::Transaction&,
                                                           std::string_view token);

struct OpenedSession {
    SessionToken token;
    base::Instant expires_at;
};

/// Signs a person in on a device. Whoever calls this has proof of who it is; sign_in is the way
/// for people, this is the way for what stands on other proof (demo, benches, assisted sign-in).
OpenedSession open_session(sql::Transaction&, SessionLimits const&, base::PersonId,
                           std::string_view device_name);

/// The session of this hash, if it is alive.
[[nodiscard]] std::optional<Session> find_session(sql::Transaction&, std::string_view hash);

/// Remembers that the session is in use, to the day.
void note_seen(sql::Transaction&, std::string_view hash);

struct Device {
    DeviceId id;
    std::string name;
    base::Instant created_at;
    base::Instant last_seen_at;
    bool is_current = false;
};

/// Where a person is signed in, the most recent first; `current_hash` marks the one that asks.
[[nodiscard]] std::vector<Device> list_devices(sql::Transaction&, base::PersonId,
                                               std::string_view current_hash);

} // namespace identity
