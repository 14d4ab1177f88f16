#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "identity/domain/session.hpp"
#include "sql/transaction.hpp"

#include <string_view>

namespace identity {

/// Ends a session. Ending one that has ended is no mistake.
void sign_out(sql::Transaction&, std::string_view hash);

/// Ends every session of a person, also the one that asks.
void sign_out_everywhere(sql::Transaction&, base::PersonId);

/// Ends one of the person's own sessions. Refusal: `device_unknown`, also for somebody else's.
base::Result<void> sign_out_device(sql::Transaction&, base::PersonId, DeviceId);

} // namespace identity
