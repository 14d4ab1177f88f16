#include "identity/api/session_cookie.hpp"

#include <chrono>

namespace identity {

namespace {

using http::Transport;

struct Cookie {
    std::string_view name;
    std::string_view value;
    std::int64_t age_s;
    std::string_view same_site;
};

std::string text(Transport transport, Cookie const& cookie)
{
    std::string text{cookie.name};
    text.append("=").append(cookie.value).append("; Path=/; Max-Age=");
    text.append(std::to_string(cookie.age_s)).append("; HttpOnly; SameSite=");
    text.append(cookie.same_site);
    if (transport == Transport::secure)
        text.append("; Secure");
    return text;
}

std::int64_t seconds_until(base::Instant expires_at, base::Instant now)
{
    return std::chrono::floor<std::chrono::seconds>(expires_at - now).count();
}

} // namespace

std::string_view session_cookie_name(Transport transport)
{
    switch (transport) {
    case Transport::secure:
        return "__Host-palmunion";
    case Transport::plain:
        return "palmunion";
    }
    std::unreachable();
}

std::string cookie_with(Transport transport, std::string_view token, base::Instant now,
                        base::Instant expires_at)
{
    return text(transport,
                {session_cookie_name(transport), token, seconds_until(expires_at, now), "Lax"});
}

std::string cookie_without(Transport transport)
{
    return text(transport, {session_cookie_name(transport), "", 0, "Lax"});
}

std::string_view staff_cookie_name(Transport transport)
{
    switch (transport) {
    case Transport::secure:
        return "__Host-palmunion-staff";
    case Transport::plain:
        return "palmunion-staff";
    }
    std::unreachable();
}

std::string staff_cookie_with(Transport transport, std::string_view token, base::Instant now,
                              base::Instant expires_at)
{
    return text(transport,
                {staff_cookie_name(transport), token, seconds_until(expires_at, now), "Strict"});
}

std::string staff_cookie_without(Transport transport)
{
    return text(transport, {staff_cookie_name(transport), "", 0, "Strict"});
}

} // namespace identity
