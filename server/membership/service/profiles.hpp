#pragma once

#include "identity/domain/keys.hpp"
#include "membership/domain/affiliation.hpp"
#include "membership/domain/profile.hpp"
#include "organisation/domain/union.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>

namespace membership {

/// A person as they see themselves.
struct Me {
    std::string phone_masked;
    Profile profile;
    PublicName shown_to_others;
    struct Belongs {
        organisation::UnionCard card;
        base::Instant chosen_at;
    };
    std::optional<Belongs> belongs;
    /// The day from which the union may be changed; nothing when it may now.
    std::optional<base::CivilDate> union_change_from;
};

/// Refusal: `person_unknown`.
[[nodiscard]] base::Result<Me> look_at_me(sql::Transaction&, identity::Keys const&, base::PersonId);

/// What a person wants to change; nothing leaves it as it is.
struct ChangeProfile {
    base::PersonId person = {};
    std::optional<std::string> display_name = {};
    std::optional<bool> has_time_accommodation = {};
};

/// Refusals: those of `DisplayName::parse`.
base::Result<void> change_profile(sql::Transaction&, ChangeProfile const&);

/// Takes a person's name away: others see the masked number again.
void forget_display_name(sql::Transaction&, base::PersonId);

/// Whether a person takes more time for each paper.
[[nodiscard]] bool has_time_accommodation(sql::Transaction&, base::PersonId);

/// How others may see a person. Refusal: `person_unknown`.
[[nodiscard]] base::Result<PublicName> public_name_of(sql::Transaction&, identity::Keys const&,
                                                      base::PersonId);

/// Forgets what this room knows of a person.
void remove_person(sql::Transaction&, base::PersonId);

} // namespace membership
