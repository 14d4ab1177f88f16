#pragma once

#include "base/result.hpp"

#include <string>

namespace http {

/// What another server answered.
struct Fetched {
    int status;
    std::string body;
};

/// Fetches an address by GET: certificates are checked, no redirect is followed, an answer ends
/// after 30 s or 8 MiB. Refusal: `server_unreachable` {address, cause}.
[[nodiscard]] base::Result<Fetched> fetch(std::string const& address);

} // namespace http
