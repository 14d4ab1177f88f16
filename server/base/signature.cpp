#include "base/signature.hpp"

#include <memory>
#include <openssl/evp.h>

namespace base {

namespace {

using KeyHandle = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using SignatureContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

constexpr std::size_t signature_bytes = 64;

unsigned char const* bytes(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

KeyHandle private_handle(Key const& key)
{
    KeyHandle handle{
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, key.bytes.data(), key.bytes.size()),
        &EVP_PKEY_free};
    VERIFY(handle != nullptr);
    return handle;
}

} // namespace

Digest public_key_of(Key const& signing_key)
{
    Digest public_key;
    std::size_t length = public_key.size();
    auto const handle = private_handle(signing_key);
    VERIFY(EVP_PKEY_get_raw_public_key(handle.get(), public_key.data(), &length) == 1);
    return public_key;
}

std::string sign(Key const& signing_key, std::string_view message)
{
    auto const handle = private_handle(signing_key);
    SignatureContext const context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    std::string signature(signature_bytes, '\0');
    std::size_t length = signature.size();
    VERIFY(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, handle.get()) == 1);
    VERIFY(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()),
                          &length, bytes(message), message.size()) == 1);
    return signature;
}

bool is_signed_by(Digest const& public_key, std::string_view message, std::string_view signature)
{
    KeyHandle const handle{EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, public_key.data(),
                                                       public_key.size()),
                           &EVP_PKEY_free};
    // Not every 32 bytes are a point of the curve.
    if (handle == nullptr)
        return false;
    SignatureContext const context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    VERIFY(EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, handle.get()) == 1);
    return EVP_DigestVerify(context.get(), bytes(signature), signature.size(), bytes(message),
                            message.size()) == 1;
}

} // namespace base
