#include "quiz/api/shared_link.hpp"

#include <fmt/format.h>

namespace quiz {

namespace {

constexpr std::string_view cookie_name = "palmunion_link";
constexpr int cookie_lifetime_s = 24 * 60 * 60;

} // namespace

std::string own_link_cookie(std::string_view token)
{
    return fmt::format("{}={}; Path=/s/; Max-Age={}; HttpOnly; SameSite=Lax", cookie_name, token,
                       cookie_lifetime_s);
}

bool made_link(http::Request const& request, std::string_view token)
{
    return request.cookie(cookie_name) == token;
}

} // namespace quiz
