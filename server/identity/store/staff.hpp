#pragma once

#include "identity/domain/staff.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace identity::staff {

/// An account with what its ways in are made of.
struct Stored {
    base::StaffId id;
    LoginName login;
    std::string full_name;
    /// Nothing until the account is set up.
    std::optional<std::string> password_hash;
    std::optional<std::string> totp_sealed;
    base::Instant totp_since;
    std::int64_t totp_step = 0;
    bool is_locked = false;
    base::Instant created_at;

    [[nodiscard]] StaffState state() const;
};

[[nodiscard]] std::optional<Stored> find(sql::Transaction&, base::StaffId);
[[nodiscard]] std::optional<Stored> find(sql::Transaction&, LoginName const&);
/// In the order of their logins.
[[nodiscard]] std::vector<Stored> list(sql::Transaction&);
/// Nothing if somebody has this login already.
[[nodiscard]] std::optional<base::StaffId> insert(sql::Transaction&, LoginName const&,
                                                  std::string_view full_name);

void update_password(sql::Transaction&, base::StaffId, std::string_view hash);
/// `step` is that of the code which has confirmed the secret.
void update_totp(sql::Transaction&, base::StaffId, std::string_view sealed, std::int64_t step);
/// False if a code of this step or a later one was used before.
[[nodiscard]] bool use_step(sql::Transaction&, base::StaffId, std::int64_t step);
void forget_secrets(sql::Transaction&, base::StaffId);
enum class Lock : std::uint8_t {
    open,
    closed,
};
void update_lock(sql::Transaction&, base::StaffId, Lock);

struct Link {
    base::StaffId staff;
    base::Instant expires_at;
};
/// Replaces the one there was.
void put_link(sql::Transaction&, base::StaffId, std::string_view token_hash,
              base::Instant expires_at);
[[nodiscard]] std::optional<Link> find_link(sql::Transaction&, std::string_view token_hash);
void remove_link(sql::Transaction&, base::StaffId);

/// Replaces all there were.
void put_recovery(sql::Transaction&, base::StaffId, std::vector<std::string> const& digests);
/// False if there is no such code, or it was used before.
[[nodiscard]] bool use_recovery(sql::Transaction&, base::StaffId, std::string_view digest);
[[nodiscard]] int count_recovery(sql::Transaction&, base::StaffId);
void remove_recovery(sql::Transaction&, base::StaffId);

} // namespace identity::staff
