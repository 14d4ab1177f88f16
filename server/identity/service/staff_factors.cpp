#include "identity/service/staff_factors.hpp"

#include "base/crypto.hpp"
#include "identity/store/staff.hpp"
#include "sql/breakdown.hpp"

namespace identity {

namespace {

std::string place_of_totp(base::StaffId staff)
{
    return "identity_staff:" + std::to_string(staff.value);
}

TotpSecret totp_secret_of(Keys const& keys, staff::Stored const& account)
{
    auto const bytes = base::from_base64url(*account.totp_sealed);
    auto const secret =
        bytes ? base::open_sealed(keys.staff_totp, *bytes, place_of_totp(account.id)) : bytes;
    if (!secret || secret->size() != TotpSecret::bytes)
        throw sql::Breakdown{"the secret of an authenticator does not open"};
    return TotpSecret::of(*secret);
}

} // namespace

std::string sealed(Keys const& keys, TotpSecret const& secret, base::StaffId staff)
{
    return base::base64url(base::seal(keys.staff_totp, secret.raw(), place_of_totp(staff)));
}

TotpSecret offered_secret(Keys const& keys, std::string_view occasion)
{
    auto const digest = base::hmac_sha256(keys.staff_totp_offer, occasion);
    return TotpSecret::of(base::view(digest));
}

bool spend_code(sql::Transaction& tx, Keys const& keys, base::StaffId staff, SignInCode const& code)
{
    auto const account = staff::find(tx, staff);
    if (!account || !account->totp_sealed)
        return false;
    auto const secret = totp_secret_of(keys, *account);
    auto const step = step_of_code(secret, code.digits(), tx.now(), account->totp_step);
    return step && staff::use_step(tx, staff, *step);
}

std::vector<std::string> renew_recovery_codes(sql::Transaction& tx, Keys const& keys,
                                              base::StaffId staff)
{
    std::vector<std::string> texts;
    std::vector<std::string> digests;
    for (int made = 0; made < RecoveryCode::count; ++made) {
        std::vector<std::uint64_t> numbers;
        for (std::size_t place = 0; place < RecoveryCode::characters; ++place)
            numbers.push_back(base::random_below(RecoveryCode::alphabet.size()));
        auto const code = RecoveryCode::of(numbers);
        texts.push_back(code.text());
        digests.push_back(code.digest(keys, staff));
    }
    staff::put_recovery(tx, staff, digests);
    return texts;
}

std::string hashed(base::PasswordCost const& cost, std::string_view password)
{
    return base::hash_password(password, base::random_bytes(base::password_salt_bytes), cost);
}

} // namespace identity
