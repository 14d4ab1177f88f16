#pragma once

#include "identity/domain/staff_session.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace identity::staff_sessions {

struct Stored {
    StaffSession session;
    std::string hash;
};

[[nodiscard]] std::optional<StaffSession> find(sql::Transaction&, std::string_view hash);
/// The most recently seen first.
[[nodiscard]] std::vector<Stored> list_of(sql::Transaction&, base::StaffId);
void insert(sql::Transaction&, std::string_view hash, StaffSession const&);
/// Moves the last sight to the transaction's instant, if it lies at `since` or before.
void note_seen(sql::Transaction&, std::string_view hash, base::Instant since);
void note_proven(sql::Transaction&, std::string_view hash);

void remove(sql::Transaction&, std::string_view hash);
/// All of an account but the one of this hash; an empty hash spares none.
void remove_others(sql::Transaction&, base::StaffId, std::string_view hash);
/// False if the account has no such device.
[[nodiscard]] bool remove_device(sql::Transaction&, base::StaffId, DeviceId);
void remove_dead(sql::Transaction&, StaffSessionLimits const&);

} // namespace identity::staff_sessions
