#pragma once

#include "app/settings.hpp"
#include "identity/domain/staff.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace app {

/// The address under which people reach the console: `server.public_url`, or this machine's with
/// `port` or the configured one.
[[nodiscard]] std::string public_address(Settings const&, std::optional<std::uint16_t> port);

/// Where the holder of a link sets their account up. The secret stands behind the '#', which
/// browsers send to nobody and proxies do not log.
[[nodiscard]] std::string set_up_address(std::string_view public_address,
                                         identity::SetUpLink const&);

/// A link for the first system administrator, as long as nobody has ever set an account up.
[[nodiscard]] std::optional<identity::SetUpLink> invite_first_administrator(sql::Transaction&);

} // namespace app
