#include "identity/service/signing_in.hpp"

#include "identity/service/holding_sessions.hpp"
#include "identity/service/phone_book.hpp"
#include "identity/service/redeeming_code.hpp"
#include "identity/store/sessions.hpp"

namespace identity {

base::Result<SignedIn> sign_in(sql::Transaction& tx, Means const& means, SignIn const& command)
{
    auto const phone = TRY(
        redeem_code(tx, means.keys, means.settings.guess_alarm, {command.code_id, command.code}));
    auto const registered = register_person(tx, means.keys, phone);
    if (command.replaces)
        sessions::remove(tx, *command.replaces);
    auto opened = open_session(tx, means.settings.sessions, registered.person, command.device_name);
    return SignedIn{
        .person = registered.person,
        .is_new = registered.is_new,
        .phone_masked = phone.masked(),
        .token = std::move(opened.token),
        .expires_at = opened.expires_at,
    };
}

} // namespace identity
