#include "membership/service/profiles.hpp"

#include "identity/service/phone_book.hpp"
#include "membership/store/people.hpp"
#include "organisation/service/finding_unions.hpp"

namespace membership {

base::Result<Me> look_at_me(sql::Transaction& tx, identity::Keys const& keys, base::PersonId person)
{
    auto const phone = TRY(identity::phone_of(tx, keys, person));
    auto profile = people::find_profile(tx, person);
    auto const affiliation = people::find_affiliation(tx, person);
    auto const today = base::TimeZone::shanghai().date_at(tx.now());
    auto shown = public_name(profile.name, phone.masked());
    Me me{phone.masked(),
          std::move(profile),
          std::move(shown),
          {},
          change_possible_from(affiliation, today)};
    if (affiliation) {
        auto card = TRY(organisation::look_at_union(tx, affiliation->union_id, today));
        me.belongs = {std::move(card), affiliation->chosen_at};
    }
    return me;
}

base::Result<void> change_profile(sql::Transaction& tx, ChangeProfile const& command)
{
    auto profile = people::find_profile(tx, command.person);
    if (command.display_name)
        profile.name = TRY(DisplayName::parse(*command.display_name));
    if (command.has_time_accommodation)
        profile.has_time_accommodation = *command.has_time_accommodation;
    people::put_profile(tx, command.person, profile);
    return base::ok();
}

void forget_display_name(sql::Transaction& tx, base::PersonId person)
{
    auto profile = people::find_profile(tx, person);
    profile.name.reset();
    people::put_profile(tx, person, profile);
}

bool has_time_accommodation(sql::Transaction& tx, base::PersonId person)
{
    return people::find_profile(tx, person).has_time_accommodation;
}

base::Result<PublicName> public_name_of(sql::Transaction& tx, identity::Keys const& keys,
                                        base::PersonId person)
{
    auto const phone = TRY(identity::phone_of(tx, keys, person));
    return public_name(people::find_profile(tx, person).name, phone.masked());
}

void remove_person(sql::Transaction& tx, base::PersonId person)
{
    people::remove(tx, person);
}

} // namespace membership
