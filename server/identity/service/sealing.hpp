#pragma once

#include "base/id.hpp"
#include "identity/domain/keys.hpp"
#include "identity/domain/phone_number.hpp"

#include <string>
#include <string_view>

namespace identity {

/// Where an encrypted number stands. It opens nowhere else, so that nobody can move it to another
/// row.
[[nodiscard]] std::string place_of_account(base::PersonId);
[[nodiscard]] std::string place_of_code(std::string_view code_id);

/// The number, encrypted for its place, in characters that a TEXT column takes.
[[nodiscard]] std::string sealed(Keys const&, PhoneNumber const&, std::string_view place);
/// The number again. One that does not open is a breakdown: another key, or a row that somebody
/// has changed.
[[nodiscard]] PhoneNumber unsealed(Keys const&, std::string_view sealed, std::string_view place);

} // namespace identity
