#include "http/address.hpp"

#include "http/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

namespace {

using http::AddressSet;
using http::parse_address;

AddressSet set_of(std::vector<std::string> const& entries)
{
    return AddressSet::parse(entries).value();
}

TEST(AddressSet, ContainsAddressesAndNetworks)
{
    auto const set = set_of({"127.0.0.1", "10.0.0.0/8", "192.168.4.0/22", "2001:db8::/33", "::1"});
    for (auto const* inside :
         {"127.0.0.1", "10.255.0.1", "192.168.7.255", "2001:db8:7fff::1", "::1", "::ffff:10.1.1.1"})
        EXPECT_TRUE(set.contains(*parse_address(inside))) << inside;
    for (auto const* outside :
         {"127.0.0.2", "11.0.0.1", "192.168.8.0", "2001:db8:8000::1", "::2", "::a00:1"})
        EXPECT_FALSE(set.contains(*parse_address(outside))) << outside;
    EXPECT_TRUE(set_of({"0.0.0.0/0"}).contains(*parse_address("8.8.8.8")));
    EXPECT_FALSE(set_of({"0.0.0.0/0"}).contains(*parse_address("2001:db8::1")));
    EXPECT_TRUE(set_of({"::/0"}).contains(*parse_address("8.8.8.8")));
}

TEST(AddressSet, RefusesWhatIsNoNetwork)
{
    for (auto const* entry : {"", "localhost", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1",
                              "10.0.0.0/8x", "::/129", "1.2.3.4:80", "010.0.0.1", " 10.0.0.1"}) {
        auto const set = AddressSet::parse(std::vector<std::string>{entry});
        EXPECT_TRUE(support::is_refused(set, http::address_malformed)) << entry;
    }
}

TEST(Address, IsWrittenInItsCanonicalForm)
{
    EXPECT_EQ(http::text_of(*parse_address("::ffff:10.1.2.3")), "10.1.2.3");
    EXPECT_EQ(http::text_of(*parse_address("2001:DB8:0::1")), "2001:db8::1");
}

TEST(Holder, IsTheWholeOfVersion4AndTheNetworkOfVersion6)
{
    EXPECT_EQ(http::holder_of(*parse_address("10.1.2.3")), *parse_address("10.1.2.3"));
    EXPECT_EQ(http::holder_of(*parse_address("2001:db8:1:2:3:4:5:6")),
              *parse_address("2001:db8:1:2::"));
}

std::string source_of(std::string address)
{
    http::Request request;
    request.remote_address = std::move(address);
    return http::source_of(request);
}

TEST(Source, IsOneNameForAllThatOneSubscriberHolds)
{
    EXPECT_EQ(source_of("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(source_of("::ffff:192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(source_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
    EXPECT_EQ(source_of("2001:DB8:1:2::9"), "2001:db8:1:2::");
    EXPECT_EQ(source_of("2001:0db8:0001:0002::"), "2001:db8:1:2::");
    EXPECT_EQ(source_of("2001:db8:1:3::9"), "2001:db8:1:3::");
    EXPECT_EQ(source_of("2001:db8:0:0:9::"), source_of("2001:db8::1"));
    EXPECT_EQ(source_of("::2"), source_of("::1"));
    for (auto const* const none : {"", ":::::::::::::::::", "192.0.2.7:80", "unix"})
        EXPECT_EQ(source_of(none), none);
}

TEST(ClientAddress, BelievesForwardingOnlyAsFarAsTrustedProxiesWroteIt)
{
    auto const trusted = set_of({"10.0.0.0/8", "127.0.0.1"});
    struct Row {
        std::string peer;
        std::vector<std::string> forwarded;
        std::string client;
    };
    std::vector<Row> const table{
        {"8.8.8.8", {}, "8.8.8.8"},
        {"8.8.8.8", {"1.1.1.1"}, "8.8.8.8"},
        {"127.0.0.1", {}, "127.0.0.1"},
        {"127.0.0.1", {"1.1.1.1"}, "1.1.1.1"},
        {"127.0.0.1", {"6.6.6.6, 1.1.1.1"}, "1.1.1.1"},
        {"127.0.0.1", {"1.1.1.1,10.0.0.2 , 10.0.0.1"}, "1.1.1.1"},
        {"127.0.0.1", {"6.6.6.6", "1.1.1.1, 10.0.0.1"}, "1.1.1.1"},
        {"127.0.0.1", {"10.0.0.3, 10.0.0.1"}, "10.0.0.3"},
        {"127.0.0.1", {"6.6.6.6, unknown, 10.0.0.1"}, "10.0.0.1"},
        {"127.0.0.1", {"<script>"}, "127.0.0.1"},
        {"127.0.0.1", {""}, "127.0.0.1"},
        {"127.0.0.1", {"2001:db8::1"}, "2001:db8::1"},
    };
    for (auto const& [peer, forwarded, client] : table) {
        http::Request::Fields headers{{"x-forwarded-for-evil", "9.9.9.9"}};
        for (auto const& line : forwarded)
            headers.emplace_back("x-forwarded-for", line);
        EXPECT_EQ(http::client_address(peer, headers, trusted), client)
            << peer << testing::PrintToString(forwarded);
    }
}

} // namespace
