#include "http/address.hpp"

#include "base/text.hpp"
#include "http/refusals.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <cstddef>
#include <ranges>
#include <utility>

namespace http {

namespace {

constexpr Address version_4_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr unsigned version_4_prefix_bits = 96;
constexpr std::size_t version_4_at = version_4_prefix_bits / 8;

bool begins_alike(Address const& left, Address const& right, unsigned bits)
{
    auto const whole = static_cast<std::ptrdiff_t>(bits / 8);
    if (!std::equal(left.begin(), left.begin() + whole, right.begin()))
        return false;
    auto const rest = bits % 8;
    if (rest == 0)
        return true;
    auto const at = static_cast<std::size_t>(whole);
    return (left.at(at) ^ right.at(at)) >> (8 - rest) == 0;
}

bool is_version_4(Address const& address)
{
    return begins_alike(address, version_4_prefix, version_4_prefix_bits);
}

} // namespace

std::optional<Address> parse_address(std::string_view text)
{
    std::string const terminated{text};
    if (terminated.contains('\0'))
        return {};
    Address address{};
    if (inet_pton(AF_INET6, terminated.c_str(), address.data()) == 1)
        return address;
    address = version_4_prefix;
    if (inet_pton(AF_INET, terminated.c_str(), address.data() + version_4_at) == 1)
        return address;
    return {};
}

std::string text_of(Address const& address)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (is_version_4(address))
        return inet_ntop(AF_INET, address.data() + version_4_at, text.data(), text.size());
    return inet_ntop(AF_INET6, address.data(), text.data(), text.size());
}

Address holder_of(Address const& address)
{
    if (is_version_4(address))
        return address;
    auto holder = address;
    std::fill(holder.begin() + 8, holder.end(), std::uint8_t{0});
    return holder;
}

std::string source_of(Request const& request)
{
    auto const address = parse_address(request.remote_address);
    return address ? text_of(holder_of(*address)) : request.remote_address;
}

base::Result<AddressSet> AddressSet::parse(std::span<std::string const> entries)
{
    AddressSet set;
    for (auto const& entry : entries) {
        auto const slash = std::min(entry.find('/'), entry.size());
        auto const address = parse_address(std::string_view{entry}.substr(0, slash));
        auto const offset = entry.contains(':') ? 0 : version_4_prefix_bits;
        auto const bits =
            slash == entry.size()
                ? std::optional{128 - offset}
                : base::number_in<unsigned>(std::string_view{entry}.substr(slash + 1));
        if (!address || !bits || *bits + offset > 128)
            return std::unexpected{refuse(address_malformed).with("entry", entry)};
        set.networks_.push_back({*address, *bits + offset});
    }
    return set;
}

bool AddressSet::contains(Address const& address) const
{
    return std::ranges::any_of(networks_, [&](Network const& network) {
        return begins_alike(network.prefix, address, network.bits);
    });
}

std::string client_address(std::string_view peer, Request::Fields const& headers,
                           AddressSet const& trusted)
{
    auto const is_trusted = [&](std::string_view text) {
        auto const address = parse_address(text);
        return address && trusted.contains(*address);
    };
    std::string client{peer};
    for (auto const& [name, value] : std::views::reverse(headers)) {
        if (name != "x-forwarded-for")
            continue;
        std::string_view rest = value;
        while (!rest.empty() && is_trusted(client)) {
            auto const comma = rest.rfind(',');
            auto const entry =
                trimmed(rest.substr(comma == std::string_view::npos ? 0 : comma + 1));
            rest = rest.substr(0, comma == std::string_view::npos ? 0 : comma);
            if (!parse_address(entry))
                return client;
            client = entry;
        }
    }
    return client;
}

} // namespace http
