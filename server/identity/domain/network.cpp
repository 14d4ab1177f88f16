#include "identity/domain/network.hpp"

#include <algorithm>
#include <vector>

namespace identity {

namespace {

constexpr std::size_t groups_max = 8;
constexpr std::size_t network_groups = 4;

std::vector<std::string> groups_of(std::string_view text)
{
    std::vector<std::string> groups;
    while (!text.empty()) {
        auto const end = std::min(text.find(':'), text.size());
        groups.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return groups;
}

} // namespace

std::string network_of(std::string_view address)
{
    if (!address.contains(':'))
        return std::string{address};
    // An IPv4 address that came in through an IPv6 socket.
    if (address.contains('.'))
        return std::string{address.substr(address.rfind(':') + 1)};
    auto const gap = address.find("::");
    auto groups = groups_of(address.substr(0, gap));
    if (gap != std::string_view::npos) {
        auto const after = groups_of(address.substr(gap + 2));
        auto const known = std::min(groups.size() + after.size(), groups_max);
        groups.insert(groups.end(), groups_max - known, "0");
        groups.insert(groups.end(), after.begin(), after.end());
    }
    groups.resize(network_groups, "0");
    std::string network;
    for (auto const& group : groups)
        network.append(group).append(":");
    return network;
}

} // namespace identity
