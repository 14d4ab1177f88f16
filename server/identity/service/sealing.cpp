#include "identity/service/sealing.hpp"

#include "base/crypto.hpp"
#include "sql/breakdown.hpp"

namespace identity {

std::string place_of_account(base::PersonId person)
{
    return "identity_account:" + std::to_string(person.value);
}

std::string place_of_code(std::string_view code_id)
{
    return "identity_code:" + std::string{code_id};
}

std::string sealed(Keys const& keys, PhoneNumber const& phone, std::string_view place)
{
    return base::base64url(base::seal(keys.phone, phone.digits(), place));
}

PhoneNumber unsealed(Keys const& keys, std::string_view sealed, std::string_view place)
{
    auto const raw = base::from_base64url(sealed);
    auto const digits = raw ? base::open_sealed(keys.phone, *raw, place) : raw;
    if (!digits)
        throw sql::Breakdown{"the phone number of " + std::string{place} + " does not open"};
    auto phone = PhoneNumber::parse(*digits);
    if (!phone)
        throw sql::Breakdown{"the phone number of " + std::string{place} + " is none"};
    return std::move(*phone);
}

} // namespace identity
