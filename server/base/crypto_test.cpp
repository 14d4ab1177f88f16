#include "base/crypto.hpp"

#include <array>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

TEST(Sha256, GivesThePublishedDigest)
{
    EXPECT_EQ(base::hex(base::sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(HmacSha256, GivesTheDigestOfRfc4231)
{
    // Test case 1 of RFC 4231 has a key of 20 bytes; zeros up to the block size change nothing.
    base::Key key;
    std::fill_n(key.bytes.begin(), 20, std::uint8_t{0x0b});
    EXPECT_EQ(base::hex(base::hmac_sha256(key, "Hi There")),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
}

TEST(HmacSha1, GivesTheDigestOfRfc2202)
{
    auto const digest = base::hmac_sha1(std::string(20, '\x0b'), "Hi There");
    std::vector<std::uint8_t> const raw{digest.begin(), digest.end()};
    EXPECT_EQ(base::hex(raw), "b617318655057264e28bc0b6fb378c8ef146be00");
}

TEST(Base32, GivesTheTextsOfRfc4648)
{
    EXPECT_EQ(base::base32(""), "");
    EXPECT_EQ(base::base32("f"), "MY");
    EXPECT_EQ(base::base32("foob"), "MZXW6YQ");
    EXPECT_EQ(base::base32("foobar"), "MZXW6YTBOI");
}

TEST(Sealed, OpensOnlyWithItsKeyAndContext)
{
    auto const key = base::random_key();
    auto const sealed = base::seal(key, "19900000001", "person:7");
    EXPECT_EQ(base::open_sealed(key, sealed, "person:7"), "19900000001");
    EXPECT_EQ(base::open_sealed(key, sealed, "person:8").error().reason, "seal_broken");
    EXPECT_EQ(base::open_sealed(base::random_key(), sealed, "person:7").error().reason,
              "seal_broken");
    EXPECT_EQ(base::open_sealed(key, sealed.substr(0, 20), "person:7").error().reason,
              "seal_broken");
}

TEST(Sealed, NeverLooksTheSameTwice)
{
    auto const key = base::random_key();
    EXPECT_NE(base::seal(key, "same", ""), base::seal(key, "same", ""));
}

TEST(RandomBelow, IsUniform)
{
    constexpr std::uint64_t bound = 10;
    constexpr int draws = 100'000;
    std::array<int, bound> seen{};
    for (int draw = 0; draw < draws; ++draw)
        ++seen[base::random_below(bound)];
    double chi_square = 0;
    for (auto const count : seen)
        chi_square += (count - draws / 10.0) * (count - draws / 10.0) / (draws / 10.0);
    EXPECT_LT(chi_square, 33.7); // 9 degrees of freedom, p = 0.0001.
}

TEST(Base64Url, RefusesTextsThatAreNotItsOwn)
{
    for (auto const* text : {"A", "AB=", "A+", "AB/", "AAAAA", "AB"})
        EXPECT_EQ(base::from_base64url(text).has_value(), std::string_view{text} == "AA") << text;
    EXPECT_EQ(base::from_base64url("AA"), std::string(1, '\0'));
}

RC_GTEST_PROP(Base64Url, ReadsWhatItWrites, (std::string const& bytes))
{
    RC_ASSERT((base::from_base64url(base::base64url(bytes)) == bytes));
}

RC_GTEST_PROP(Sealed, GivesBackEveryText, (std::string const& text))
{
    auto const key = base::random_key();
    RC_ASSERT((base::open_sealed(key, base::seal(key, text, "context"), "context") == text));
}

} // namespace
