#pragma once

#include "http/message.hpp"

#include <string>
#include <string_view>

namespace quiz {

/// The cookie by which a device remembers the link it made, so that pressing one's own link counts
/// for nothing. It names no person and ends with the next day.
[[nodiscard]] std::string own_link_cookie(std::string_view token);

/// Whether the request comes from the device that made the link.
[[nodiscard]] bool made_link(http::Request const&, std::string_view token);

} // namespace quiz
