#include "base/base64.hpp"
#include "base/signature.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

template <class T>
bool is_refused(Result<T> const& result, Refusal const& expected)
{
    return !result.has_value() && result.error().is(expected);
}

/// A vector of RFC 8032, section 7.1.
struct Vector {
    std::string_view key;
    std::string_view public_key;
    std::string_view message;
    std::string_view signature;
};

constexpr Vector vectors[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b"
     "46bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "\x72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11"
     "d8c387b2eaeb4302aeeb00d291612bb0c00"},
};

std::string hex_of(std::string_view bytes)
{
    return hex({reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()});
}

TEST(Signature, IsThatOfRfc8032)
{
    for (auto const& vector : vectors) {
        Key const key{digest_from_hex(vector.key).value()};
        auto const public_key = public_key_of(key);
        auto const signature = sign(key, vector.message);
        EXPECT_EQ(hex(public_key), vector.public_key);
        EXPECT_EQ(hex_of(signature), vector.signature);
        EXPECT_TRUE(is_signed_by(public_key, vector.message, signature));
    }
}

TEST(Signature, FailsForAnotherMessageKeyOrSignature)
{
    Key const key{sha256("a key")};
    auto const public_key = public_key_of(key);
    auto const signature = sign(key, "message");
    EXPECT_FALSE(is_signed_by(public_key, "message ", signature));
    EXPECT_FALSE(is_signed_by(public_key_of(Key{sha256("another")}), "message", signature));
    EXPECT_FALSE(is_signed_by(public_key, "message", signature.substr(1)));
    EXPECT_FALSE(is_signed_by(public_key, "message", ""));
    for (std::size_t at = 0; at < signature.size(); ++at) {
        auto changed = signature;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_FALSE(is_signed_by(public_key, "message", changed)) << at;
    }
}

TEST(Base64, IsThatOfRfc4648)
{
    constexpr std::pair<std::string_view, std::string_view> pairs[] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
        {"\xfb\xff", "+/8="},
    };
    for (auto const& [bytes, text] : pairs) {
        EXPECT_EQ(base64(bytes), text);
        EXPECT_EQ(from_base64(text).value(), bytes);
    }
}

TEST(Base64, HasOneTextPerBytes)
{
    for (auto const* const text :
         {"Zg", "Zg=", "Zg===", "Z===", "====", "Zh==", "-_8=", "Zg==\n", "Zg==Zg==", "Zm9v="})
        EXPECT_TRUE(is_refused(from_base64(text), base64_malformed)) << text;
}

TEST(Digest, IsReadFromSixtyFourLowerCaseDigits)
{
    auto const digest = sha256("x");
    EXPECT_EQ(digest_from_hex(hex(digest)).value(), digest);
    auto text = hex(digest);
    EXPECT_TRUE(is_refused(digest_from_hex(text.substr(1)), hex_malformed));
    text[5] = 'A';
    EXPECT_TRUE(is_refused(digest_from_hex(text), hex_malformed));
    text[5] = 'g';
    EXPECT_TRUE(is_refused(digest_from_hex(text), hex_malformed));
}

} // namespace
} // namespace base
