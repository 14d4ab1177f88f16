#pragma once

#include "base/crypto.hpp"
#include "identity/domain/phone_number.hpp"

#include <string>
#include <string_view>

namespace identity {

/// The room's keys, one per purpose, all derived from the program's master key.
struct Keys {
    /// Encrypts phone numbers.
    base::Key phone;
    /// Makes the blind index by which a phone number is found again.
    base::Key phone_index;
    base::Key code;
    base::Key proof;
    /// Hides network addresses and number blocks in the counts of messages.
    base::Key send_count;
    /// Encrypts the shared secrets of authenticator apps.
    base::Key staff_totp;
    /// Makes such secrets before anybody has confirmed them, so that none is kept too early.
    base::Key staff_totp_offer;
    /// Seals what the first step of a staff sign-in found out.
    base::Key staff_ticket;
    base::Key staff_recovery;
    /// Hides logins and network addresses in the counts of failed tries.
    base::Key staff_trial;

    [[nodiscard]] static Keys derive(base::Key const& master);
};

/// What a phone number is called in the store: equal for equal numbers, and without the key as
/// good as random. 64 hexadecimal digits.
[[nodiscard]] std::string blind_index(Keys const&, PhoneNumber const&);

} // namespace identity
