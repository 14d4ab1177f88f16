#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace http {

/// An IP address in the form of version 6; one of version 4 is mapped into it.
using Address = std::array<std::uint8_t, 16>;

/// Reads "10.0.0.1" or "2001:db8::1"; nothing else, so no port, zone or name.
[[nodiscard]] std::optional<Address> parse_address(std::string_view text);

/// The canonical form; one of version 4 in dots.
[[nodiscard]] std::string text_of(Address const&);

/// The part of an address that one client holds: all of version 4, the first 64 bits of version 6.
[[nodiscard]] Address holder_of(Address const&);

/// By what name a client is counted: its holder in the canonical form. What is no address stands for
/// itself.
[[nodiscard]] std::string source_of(Request const&);

/// Addresses and networks such as "127.0.0.1" and "10.0.0.0/8".
class AddressSet {
public:
    AddressSet() = default;
    /// Refusal: `address_malformed` {entry}.
    static base::Result<AddressSet> parse(std::span<std::string const> entries);

    [[nodiscard]] bool contains(Address const&) const;

private:
    struct Network {
        Address prefix;
        /// 0..128
        unsigned bits;
    };
    std::vector<Network> networks_;
};

/// Who really asks. `X-Forwarded-For` counts only as far as it was written by `trusted` proxies:
/// from its right end, the first address that is not one of them.
[[nodiscard]] std::string client_address(std::string_view peer, Request::Fields const& headers,
                                         AddressSet const& trusted);

} // namespace http
