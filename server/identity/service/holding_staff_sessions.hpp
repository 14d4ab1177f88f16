#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "identity/domain/means.hpp"
#include "identity/service/holding_sessions.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace identity {

/// Who is behind the session token of somebody who works for the union.
struct ActiveStaff {
    StaffSession session;
    /// Hash of the token; names the session in the calls below.
    std::string hash;
};

/// Who holds this token at the transaction's instant; nothing if it is not one of ours, has expired
/// or was ended. Dispatch asks on every request, so that a lock binds the next one.
[[nodiscard]] std::optional<ActiveStaff>
resolve_staff_session(sql::Transaction&, StaffSessionLimits const&, std::string_view token);

/// The session of this hash, if it is alive.
[[nodiscard]] std::optional<ActiveStaff>
find_staff_session(sql::Transaction&, StaffSessionLimits const&, std::string_view hash);

/// Remembers that the session is in use, to the minute: silence ends it.
void note_staff_seen(sql::Transaction&, std::string_view hash);

/// Opens a session; whoever calls this has seen two factors, or makes people up (demo, tests).
SessionToken open_staff_session(sql::Transaction&, StaffSessionLimits const&, base::StaffId,
                                std::string_view device_name);

/// Where somebody is signed in, the most recent first; `current_hash` marks the one that asks.
[[nodiscard]] std::vector<Device> list_staff_devices(sql::Transaction&, StaffSessionLimits const&,
                                                     base::StaffId, std::string_view current_hash);

/// Ends a session. Ending one that has ended is no mistake.
void end_staff_session(sql::Transaction&, std::string_view hash);
void end_all_staff_sessions(sql::Transaction&, base::StaffId);
/// Refusal: `staff_session_unknown`, also for somebody else's.
base::Result<void> end_staff_device(sql::Transaction&, base::StaffId, DeviceId);

} // namespace identity
