#include "base/foreign_digest.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace base {

Digest hmac_sha256_of(std::string_view secret, std::string_view message)
{
    Digest digest;
    unsigned length = 0;
    VERIFY(HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
                reinterpret_cast<unsigned char const*>(message.data()), message.size(),
                digest.data(), &length) != nullptr);
    return digest;
}

std::string sha1_hex(std::string_view message)
{
    std::array<std::uint8_t, 20> digest{};
    VERIFY(EVP_Digest(message.data(), message.size(), digest.data(), nullptr, EVP_sha1(),
                      nullptr) == 1);
    return hex(digest);
}

} // namespace base
