#include "identity/api/session_cookie.hpp"

#include <chrono>

namespace identity {

namespace {

std::string cookie(Transport transport, std::string_view value, std::int64_t age_s)
{
    std::string text{session_cookie_name(transport)};
    text.append("=").append(value).append("; Path=/; Max-Age=").append(std::to_string(age_s));
    text.append("; HttpOnly; SameSite=Lax");
    if (transport == Transport::tls)
        text.append("; Secure");
    return text;
}

} // namespace

std::string_view session_cookie_name(Transport transport)
{
    switch (transport) {
    case Transport::tls:
        return "__Host-palmunion";
    case Transport::plain:
        return "palmunion";
    }
    std::unreachable();
}

std::string cookie_with(Transport transport, std::string_view token, base::Instant now,
                        base::Instant expires_at)
{
    auto const age = std::chrono::floor<std::chrono::seconds>(expires_at - now);
    return cookie(transport, token, age.count());
}

std::string cookie_without(Transport transport)
{
    return cookie(transport, "", 0);
}

} // namespace identity
