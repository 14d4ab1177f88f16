#include "identity/service/signing_in.hpp"

#include "identity/domain/refusals.hpp"
#include "identity/service/holding_sessions.hpp"
#include "identity/service/phone_book.hpp"
#include "identity/service/sealing.hpp"
#include "identity/store/codes.hpp"
#include "identity/store/sessions.hpp"

namespace identity {

namespace {

base::Error refuse_guess(OpenCode const& code)
{
    auto const left = code.tries_left_after_this();
    if (left == 0)
        return refuse(code_locked).keeping_effects();
    return refuse(code_wrong).at("code").with("tries_left", left).keeping_effects();
}

/// The phone that the code was sent to and has now come back from.
base::Result<PhoneNumber> redeem(sql::Transaction& tx, Keys const& keys, SignIn const& command)
{
    auto const issued = codes::find(tx, command.code_id);
    if (!issued)
        return std::unexpected{refuse(code_unknown)};
    auto const open = TRY(issued->open_at(tx.now(), Purpose::sign_in));

    // The try is taken before the look, so that guesses which arrive together cannot all be looked
    // at for the price of one.
    if (!codes::take_try(tx, issued->id))
        return std::unexpected{refuse(code_locked)};
    auto const phone = unsealed(keys, issued->phone_sealed, place_of_code(issued->id));
    if (!open.accepts(keys, phone, command.code))
        return std::unexpected{refuse_guess(open)};
    if (!codes::mark_used(tx, issued->id))
        return std::unexpected{refuse(code_used)};
    return phone;
}

} // namespace

base::Result<SignedIn> sign_in(sql::Transaction& tx, Means const& means, SignIn const& command)
{
    auto const phone = TRY(redeem(tx, means.keys, command));
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
