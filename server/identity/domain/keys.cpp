#include "identity/domain/keys.hpp"

namespace identity {

Keys Keys::derive(base::Key const& master)
{
    return {
        .phone = base::derive_key(master, "identity.phone"),
        .phone_index = base::derive_key(master, "identity.phone_index"),
        .code = base::derive_key(master, "identity.code"),
        .proof = base::derive_key(master, "identity.proof"),
        .send_count = base::derive_key(master, "identity.send_count"),
        .staff_totp = base::derive_key(master, "identity.staff_totp"),
        .staff_totp_offer = base::derive_key(master, "identity.staff_totp_offer"),
        .staff_ticket = base::derive_key(master, "identity.staff_ticket"),
        .staff_recovery = base::derive_key(master, "identity.staff_recovery"),
        .staff_trial = base::derive_key(master, "identity.staff_trial"),
    };
}

std::string blind_index(Keys const& keys, PhoneNumber const& phone)
{
    return base::hex(base::hmac_sha256(keys.phone_index, phone.digits()));
}

} // namespace identity
