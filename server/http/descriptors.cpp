#include "http/descriptors.hpp"

#include <algorithm>
#include <sys/resource.h>

namespace http {

namespace {

/// The store, the log, outgoing calls. A listener that took the last descriptor could neither
/// accept a client in order to make room for it, nor let the program open its database.
constexpr rlim_t kept_for_others = 128;

} // namespace

std::size_t room_for_connections(std::size_t wanted)
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return wanted;
    if (limit.rlim_cur < wanted + kept_for_others) {
        auto const raised =
            rlimit{std::min<rlim_t>(limit.rlim_max, wanted + kept_for_others), limit.rlim_max};
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    auto const room = limit.rlim_cur - std::min(limit.rlim_cur - 1, kept_for_others);
    return std::min<std::size_t>(wanted, room);
}

} // namespace http
