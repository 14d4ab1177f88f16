#include "base/password_hash.hpp"

#include "base/verify.hpp"

#include <argon2.h>

namespace base {

namespace {

constexpr std::size_t hash_bytes = 32;

} // namespace

std::string hash_password(std::string_view password, std::string_view salt,
                          PasswordCost const& cost)
{
    VERIFY(salt.size() == password_salt_bytes);
    std::string text(argon2_encodedlen(cost.passes, cost.memory_kib, cost.lanes,
                                       password_salt_bytes, hash_bytes, Argon2_id),
                     '\0');
    VERIFY(argon2id_hash_encoded(cost.passes, cost.memory_kib, cost.lanes, password.data(),
                                 password.size(), salt.data(), salt.size(), hash_bytes, text.data(),
                                 text.size()) == ARGON2_OK);
    // The library ends its text with a zero byte.
    text.resize(text.find('\0'));
    return text;
}

bool is_password_of(std::string_view hash, std::string_view password)
{
    return argon2id_verify(std::string{hash}.c_str(), password.data(), password.size()) ==
           ARGON2_OK;
}

} // namespace base
