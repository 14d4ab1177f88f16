#include "app/set_up_links.hpp"

#include "identity/service/keeping_staff.hpp"
#include "membership/service/colleagues.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace app {

namespace {

constexpr std::string_view first_login = "admin";
constexpr std::string_view first_name = "系统管理员";

} // namespace

std::string public_address(Settings const& settings, std::optional<std::uint16_t> port)
{
    if (auto const& url = settings.text("server.public_url"); !url.empty())
        return url;
    auto const& endpoint = settings.text("server.listen");
    if (!port)
        return "http://" + endpoint;
    return fmt::format("http://{}:{}", endpoint.substr(0, endpoint.rfind(':')), *port);
}

std::string set_up_address(std::string_view public_address, identity::SetUpLink const& link)
{
    return fmt::format("{}/staff/set-up#{}", public_address, link.token.text());
}

std::optional<identity::SetUpLink> invite_first_administrator(sql::Transaction& tx)
{
    auto const accounts = identity::list_staff(tx);
    auto const is_waiting = [](identity::StaffAccount const& account) {
        return account.state == identity::StaffState::invited;
    };
    if (!std::ranges::all_of(accounts, is_waiting))
        return std::nullopt;
    auto const login = identity::LoginName::parse(first_login);
    auto const first = std::ranges::find(accounts, *login, &identity::StaffAccount::login);
    if (first == accounts.end() && !accounts.empty())
        return std::nullopt;
    auto link = accounts.empty() ? identity::create_staff(tx, *login, std::string{first_name})
                                 : identity::reset_staff(tx, first->id);
    VERIFY(link.has_value());
    // Refused once they hold it.
    static_cast<void>(membership::appoint_by_operator(
        tx, {.staff = link->staff, .role = membership::Role::system_administrator}));
    return std::move(*link);
}

} // namespace app
