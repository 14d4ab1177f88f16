#include "identity/service/phone_book.hpp"

#include "base/crypto.hpp"
#include "identity/domain/refusals.hpp"
#include "identity/service/sealing.hpp"
#include "identity/store/accounts.hpp"
#include "identity/store/codes.hpp"
#include "identity/store/sessions.hpp"

namespace identity {

namespace {

/// 48 bits: unguessable enough not to count people by, and exact in a browser's numbers.
constexpr std::uint64_t person_count = std::uint64_t{1} << 48;

base::PersonId draw_person()
{
    return {static_cast<std::int64_t>(base::random_below(person_count - 1) + 1)};
}

} // namespace

base::Result<PhoneNumber> phone_of(sql::Transaction& tx, Keys const& keys, base::PersonId person)
{
    auto const found = accounts::find_phone(tx, person);
    if (!found)
        return std::unexpected{refuse(person_unknown)};
    return unsealed(keys, *found, place_of_account(person));
}

std::optional<base::PersonId> find_person(sql::Transaction& tx, Keys const& keys,
                                          PhoneNumber const& phone)
{
    return accounts::find_by_phone(tx, blind_index(keys, phone));
}

Registered register_person(sql::Transaction& tx, Keys const& keys, PhoneNumber const& phone)
{
    auto const index = blind_index(keys, phone);
    // Goes round once more when the drawn id is taken, or when another node was first with the
    // same number: then the number is found.
    while (true) {
        if (auto const known = accounts::find_by_phone(tx, index))
            return {.person = *known};
        auto const person = draw_person();
        if (accounts::insert(tx, person, index, sealed(keys, phone, place_of_account(person))))
            return {.person = person, .is_new = true};
    }
}

base::Result<void> remove_person(sql::Transaction& tx, Keys const& keys, base::PersonId person)
{
    auto const phone = TRY(phone_of(tx, keys, person));
    codes::remove_of_phone(tx, blind_index(keys, phone));
    sessions::remove_of(tx, person);
    accounts::remove(tx, person);
    return base::ok();
}

} // namespace identity
