#include "identity/domain/session.hpp"

#include "identity/domain/device_name.hpp"
#include "identity/domain/refusals.hpp"

#include <gtest/gtest.h>

namespace {

using identity::SessionToken;

std::string const secret(SessionToken::secret_bytes, '\xAB');

TEST(SessionToken, TravelsAsTextAndComesBackTheSame)
{
    auto const token = SessionToken::of(secret);
    EXPECT_EQ(token.text().size(), 32U);
    EXPECT_EQ(SessionToken::parse(token.text())->hash(), token.hash());
}

TEST(SessionToken, HasMoreThan128Bits)
{
    EXPECT_GE(SessionToken::secret_bytes * 8, 128U);
}

TEST(SessionToken, IsNotReadFromAnythingElse)
{
    auto const token = SessionToken::of(secret);
    auto const& text = token.text();
    for (std::string const& wrong : {std::string{}, text.substr(1), text + "A", text + "=",
                                     std::string(32, ' '), std::string(100'000, 'A')})
        EXPECT_FALSE(SessionToken::parse(wrong).has_value());
}

TEST(SessionToken, DoesNotShowInItsHash)
{
    auto const token = SessionToken::of(secret);
    EXPECT_EQ(token.hash().size(), 64U);
    EXPECT_FALSE(token.hash().contains(token.text()));
}

TEST(Session, IsAliveUntilTheInstantItExpires)
{
    identity::Session session{};
    session.expires_at = {1000};
    EXPECT_TRUE(session.is_alive({999}));
    EXPECT_FALSE(session.is_alive({1000}));
}

TEST(DeviceName, IsTheGivenOne)
{
    EXPECT_EQ(identity::device_name("  妈妈的手机 ", "iPhone"), "妈妈的手机");
}

TEST(DeviceName, IsReadFromTheBrowserOtherwise)
{
    auto const named = [](std::string_view agent) { return *identity::device_name({}, agent); };
    EXPECT_EQ(named("Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1.15 "
                    "Mobile/15E148 MicroMessenger/8.0.16"),
              "iPhone · WeChat");
    EXPECT_EQ(named("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) "
                    "Chrome/89.0 Safari/537.36 Edg/89.0"),
              "Windows · Edge");
    EXPECT_EQ(named("Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/89.0 Mobile"),
              "Android · Chrome");
    EXPECT_EQ(named("Mozilla/5.0 (iPhone; CPU iPhone OS 13_0) AppleWebKit MicroMessenger/8.0"),
              "iPhone · WeChat");
    EXPECT_EQ(named("Mozilla/5.0 (Linux; Android 12) Chrome/99 Mobile Safari/537"),
              "Android · Chrome");
    EXPECT_EQ(named("curl/7.88"), "");
}

TEST(DeviceName, IsRefusedWhenNobodyCanReadIt)
{
    EXPECT_TRUE(identity::device_name("a\nb", "").error().is(identity::device_name_malformed));
    EXPECT_TRUE(
        identity::device_name(std::string(61, 'a'), "").error().is(identity::device_name_too_long));
    std::string sixty;
    for (int count = 0; count < 60; ++count)
        sixty += "机";
    EXPECT_EQ(identity::device_name(sixty, ""), sixty);
}

} // namespace
