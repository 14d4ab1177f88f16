#pragma once

#include "base/id.hpp"
#include "identity/domain/session.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace identity::sessions {

struct Stored {
    Session session;
    std::string hash;
};

[[nodiscard]] std::optional<Session> find(sql::Transaction&, std::string_view hash);
/// The most recently seen first.
[[nodiscard]] std::vector<Stored> list_of(sql::Transaction&, base::PersonId);
void insert(sql::Transaction&, std::string_view hash, Session const&);
/// Moves the last sight to the transaction's instant, if it lies at `since` or before.
void note_seen(sql::Transaction&, std::string_view hash, base::Instant since);

void remove(sql::Transaction&, std::string_view hash);
void remove_of(sql::Transaction&, base::PersonId);
/// False if the person has no such device.
[[nodiscard]] bool remove_device(sql::Transaction&, base::PersonId, DeviceId);
void remove_expired(sql::Transaction&);

} // namespace identity::sessions
