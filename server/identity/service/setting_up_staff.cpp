#include "identity/service/setting_up_staff.hpp"

#include "identity/domain/password.hpp"
#include "identity/domain/refusals.hpp"
#include "identity/service/counting_tries.hpp"
#include "identity/service/holding_staff_sessions.hpp"
#include "identity/service/keeping_staff.hpp"
#include "identity/service/staff_factors.hpp"
#include "identity/store/staff.hpp"

#include <array>

namespace identity {

base::Result<SetUpOffer> look_at_set_up(sql::Transaction& tx, Keys const& keys,
                                        std::string_view token)
{
    auto const parsed = SessionToken::parse(token);
    auto const link = parsed ? staff::find_link(tx, parsed->hash()) : std::nullopt;
    if (!link || tx.now() >= link->expires_at)
        return std::unexpected{refuse(set_up_link_unknown)};
    auto account = TRY(find_staff(tx, link->staff));
    if (account.state == StaffState::locked)
        return std::unexpected{refuse(set_up_link_unknown)};
    return SetUpOffer{std::move(account), offered_secret(keys, "link:" + parsed->hash()),
                      link->expires_at};
}

base::Result<SetUp> finish_set_up(sql::Transaction& tx, Means const& means,
                                  FinishSetUp const& command)
{
    auto const offer = TRY(look_at_set_up(tx, means.keys, command.token));
    auto const id = offer.account.id;
    std::array<std::string_view, 2> const known{offer.account.login.text(),
                                                offer.account.full_name};
    auto const password = TRY(Password::create(command.password, known));
    auto const step = step_of_code(offer.secret, command.code.digits(), tx.now(), 0);
    if (!step)
        return std::unexpected{refuse(second_factor_wrong).at("code")};
    staff::update_password(tx, id, hashed(means.settings.password_cost, password.text()));
    staff::update_totp(tx, id, sealed(means.keys, offer.secret, id), *step);
    staff::remove_link(tx, id);
    auto codes = renew_recovery_codes(tx, means.keys, id);
    auto const account_name = account_subject(means.keys, offer.account.login.text());
    note_success(tx, subjects_of(means.keys, account_name, command.source));
    auto token = open_staff_session(tx, means.settings.staff_sessions, id, command.device_name);
    auto account = TRY(find_staff(tx, id));
    return SetUp{{std::move(account), std::move(token), RecoveryCode::count}, std::move(codes)};
}

} // namespace identity
