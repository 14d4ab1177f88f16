#include "base/crypto.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace base {

namespace {

constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;
constexpr std::string_view base64url_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

unsigned char const* bytes(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

unsigned char* bytes(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

int size(std::string_view text)
{
    return static_cast<int>(text.size());
}

/// The value of one hexadecimal digit, or 16.
std::uint8_t digit_value(char letter)
{
    constexpr std::string_view digits = "0123456789abcdef";
    return static_cast<std::uint8_t>(std::min(digits.find(letter), digits.size()));
}

} // namespace

Digest sha256(std::string_view message)
{
    Digest digest;
    // Fetched once: looking the algorithm up by name costs more than hashing a short message.
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    VERIFY(EVP_Digest(message.data(), message.size(), digest.data(), nullptr, algorithm, nullptr) ==
           1);
    return digest;
}

Digest hmac_sha256(Key const& key, std::string_view message)
{
    Digest digest;
    unsigned length = 0;
    VERIFY(HMAC(EVP_sha256(), key.bytes.data(), static_cast<int>(key.bytes.size()), bytes(message),
                message.size(), digest.data(), &length) != nullptr);
    return digest;
}

std::string hmac_sha1(std::string_view key, std::string_view message)
{
    std::string digest(20, '\0');
    unsigned length = 0;
    VERIFY(HMAC(EVP_sha1(), key.data(), size(key), bytes(message), message.size(), bytes(digest),
                &length) != nullptr);
    VERIFY(length == digest.size());
    return digest;
}

Key derive_key(Key const& master, std::string_view purpose)
{
    return Key{hmac_sha256(master, purpose)};
}

Key random_key()
{
    Key key;
    VERIFY(RAND_bytes(key.bytes.data(), static_cast<int>(key.bytes.size())) == 1);
    return key;
}

std::string random_bytes(std::size_t count)
{
    std::string random(count, '\0');
    VERIFY(RAND_bytes(bytes(random), static_cast<int>(count)) == 1);
    return random;
}

std::uint64_t random_below(std::uint64_t bound)
{
    VERIFY(bound > 0);
    // Numbers under `skipped` would make small results likelier than large ones.
    std::uint64_t const skipped = (0 - bound) % bound;
    std::uint64_t number = 0;
    do {
        VERIFY(RAND_bytes(reinterpret_cast<unsigned char*>(&number), sizeof number) == 1);
    } while (number < skipped);
    return number % bound;
}

bool equal_in_constant_time(std::string_view left, std::string_view right)
{
    return left.size() == right.size() &&
           CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string hex(std::span<std::uint8_t const> raw)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(raw.size() * 2);
    for (auto const byte : raw) {
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 15]);
    }
    return text;
}

Result<Digest> digest_from_hex(std::string_view text)
{
    Digest digest;
    if (text.size() != digest.size() * 2)
        return std::unexpected{refuse(hex_malformed)};
    for (std::size_t at = 0; at < digest.size(); ++at) {
        auto const high = digit_value(text[2 * at]);
        auto const low = digit_value(text[2 * at + 1]);
        if (high > 15 || low > 15)
            return std::unexpected{refuse(hex_malformed)};
        digest[at] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return digest;
}

std::string base64url(std::string_view raw)
{
    std::string text;
    text.reserve((raw.size() * 4 + 2) / 3);
    std::uint32_t buffer = 0;
    int bits = 0;
    for (auto const character : raw) {
        buffer = (buffer << 8) | static_cast<std::uint8_t>(character);
        for (bits += 8; bits >= 6; bits -= 6)
            text.push_back(base64url_alphabet[(buffer >> (bits - 6)) & 63]);
    }
    if (bits > 0)
        text.push_back(base64url_alphabet[(buffer << (6 - bits)) & 63]);
    return text;
}

Result<std::string> from_base64url(std::string_view text)
{
    std::string raw;
    raw.reserve(text.size() * 3 / 4);
    std::uint32_t buffer = 0;
    int bits = 0;
    for (auto const character : text) {
        auto const value = base64url_alphabet.find(character);
        if (value == std::string_view::npos)
            return std::unexpected{refuse(base64_malformed)};
        buffer = (buffer << 6) | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            raw.push_back(static_cast<char>((buffer >> bits) & 255));
        }
    }
    // Left-over bits must be zero, or two texts would stand for the same bytes.
    if (bits == 6 || (buffer & ((1U << bits) - 1)) != 0)
        return std::unexpected{refuse(base64_malformed)};
    return raw;
}

std::string base32(std::string_view raw)
{
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    text.reserve((raw.size() * 8 + 4) / 5);
    std::uint32_t buffer = 0;
    int bits = 0;
    for (auto const character : raw) {
        buffer = (buffer << 8) | static_cast<std::uint8_t>(character);
        for (bits += 8; bits >= 5; bits -= 5)
            text.push_back(alphabet[(buffer >> (bits - 5)) & 31]);
    }
    if (bits > 0)
        text.push_back(alphabet[(buffer << (5 - bits)) & 31]);
    return text;
}

std::string seal(Key const& key, std::string_view plaintext, std::string_view context)
{
    std::string sealed = random_bytes(nonce_bytes);
    sealed.resize(nonce_bytes + plaintext.size() + tag_bytes);
    auto* const out = bytes(sealed) + nonce_bytes;
    CipherContext const cipher{EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
    int length = 0;
    VERIFY(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.bytes.data(),
                              bytes(sealed)) == 1);
    VERIFY(EVP_EncryptUpdate(cipher.get(), nullptr, &length, bytes(context), size(context)) == 1);
    VERIFY(EVP_EncryptUpdate(cipher.get(), out, &length, bytes(plaintext), size(plaintext)) == 1);
    VERIFY(EVP_EncryptFinal_ex(cipher.get(), out + length, &length) == 1);
    VERIFY(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes,
                               out + plaintext.size()) == 1);
    return sealed;
}

Result<std::string> open_sealed(Key const& key, std::string_view sealed, std::string_view context)
{
    if (sealed.size() < nonce_bytes + tag_bytes)
        return std::unexpected{refuse(seal_broken)};
    auto const body = sealed.substr(nonce_bytes, sealed.size() - nonce_bytes - tag_bytes);
    std::string tag{sealed.substr(sealed.size() - tag_bytes)};
    std::string plaintext(body.size(), '\0');
    CipherContext const cipher{EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
    int length = 0;
    VERIFY(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.bytes.data(),
                              bytes(sealed)) == 1);
    VERIFY(EVP_DecryptUpdate(cipher.get(), nullptr, &length, bytes(context), size(context)) == 1);
    VERIFY(EVP_DecryptUpdate(cipher.get(), bytes(plaintext), &length, bytes(body), size(body)) ==
           1);
    VERIFY(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, bytes(tag)) == 1);
    if (EVP_DecryptFinal_ex(cipher.get(), bytes(plaintext) + length, &length) != 1)
        return std::unexpected{refuse(seal_broken)};
    return plaintext;
}

} // namespace base
