#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "identity/domain/keys.hpp"
#include "identity/domain/phone_number.hpp"
#include "sql/transaction.hpp"

#include <optional>

namespace identity {

/// The number on which a person reads messages. Refusal: `person_unknown`.
[[nodiscard]] base::Result<PhoneNumber> phone_of(sql::Transaction&, Keys const&, base::PersonId);

[[nodiscard]] std::optional<base::PersonId> find_person(sql::Transaction&, Keys const&,
                                                        PhoneNumber const&);

struct Registered {
    base::PersonId person;
    bool is_new = false;
};

/// The person with this number, who becomes known to the program if they were not. Whoever calls
/// this has proof that the number is theirs, or makes people up (demo, imports).
Registered register_person(sql::Transaction&, Keys const&, PhoneNumber const&);

/// Forgets a person: number, codes and sessions. What other rooms hold of them goes first.
/// Refusal: `person_unknown`.
base::Result<void> remove_person(sql::Transaction&, Keys const&, base::PersonId);

} // namespace identity
