#include "identity/service/keeping_staff_secrets.hpp"

#include "identity/domain/password.hpp"
#include "identity/domain/refusals.hpp"
#include "identity/service/counting_tries.hpp"
#include "identity/service/staff_factors.hpp"
#include "identity/store/staff.hpp"
#include "identity/store/staff_sessions.hpp"

#include <array>

namespace identity {

namespace {

/// A live session is of an account that exists: accounts are never removed.
staff::Stored account_of(sql::Transaction& tx, ActiveStaff const& active)
{
    auto account = staff::find(tx, active.session.staff);
    VERIFY(account.has_value());
    return std::move(*account);
}

TrySubjects subjects_of_account(Keys const& keys, staff::Stored const& account,
                                std::string_view source)
{
    return subjects_of(keys, account_subject(keys, account.login.text()), source);
}

/// Names the offer of another app to this session, until the app is changed.
std::string occasion_of(ActiveStaff const& active, staff::Stored const& account)
{
    return "session:" + active.hash + ':' + std::to_string(account.totp_since.ms);
}

} // namespace

base::Result<void> step_up(sql::Transaction& tx, Means const& means, ActiveStaff const& active,
                           SignInCode const& code, std::string_view source)
{
    auto const account = account_of(tx, active);
    auto const subjects = subjects_of_account(means.keys, account, source);
    CHECK_OK(check_tries(tx, means.settings.staff_tries, subjects));
    if (!spend_code(tx, means.keys, account.id, code)) {
        note_failure(tx, means.settings.staff_tries, subjects);
        return std::unexpected{refuse(second_factor_wrong).at("code").keeping_effects()};
    }
    staff_sessions::note_proven(tx, active.hash);
    return base::ok();
}

base::Result<void> check_fresh(sql::Transaction& tx, StaffSessionLimits const& limits,
                               StaffSession const& session)
{
    if (!session.is_fresh(limits, tx.now()))
        return std::unexpected{refuse(step_up_needed)};
    return base::ok();
}

base::Result<void> change_password(sql::Transaction& tx, Means const& means,
                                   ActiveStaff const& active, ChangePassword const& command)
{
    auto const account = account_of(tx, active);
    auto const subjects = subjects_of_account(means.keys, account, command.source);
    CHECK_OK(check_tries(tx, means.settings.staff_tries, subjects));
    if (!base::is_password_of(account.password_hash.value_or(""), command.current)) {
        note_failure(tx, means.settings.staff_tries, subjects);
        return std::unexpected{refuse(password_wrong).at("current_password").keeping_effects()};
    }
    std::array<std::string_view, 2> const known{account.login.text(), account.full_name};
    auto const password = TRY(Password::create(command.wanted, known));
    staff::update_password(tx, account.id, hashed(means.settings.password_cost, password.text()));
    staff_sessions::remove_others(tx, account.id, active.hash);
    return base::ok();
}

base::Result<std::vector<std::string>>
replace_recovery_codes(sql::Transaction& tx, Means const& means, ActiveStaff const& active)
{
    CHECK_OK(check_fresh(tx, means.settings.staff_sessions, active.session));
    return renew_recovery_codes(tx, means.keys, active.session.staff);
}

base::Result<TotpSecret> offer_second_factor(sql::Transaction& tx, Means const& means,
                                             ActiveStaff const& active)
{
    CHECK_OK(check_fresh(tx, means.settings.staff_sessions, active.session));
    return offered_secret(means.keys, occasion_of(active, account_of(tx, active)));
}

base::Result<void> confirm_second_factor(sql::Transaction& tx, Means const& means,
                                         ActiveStaff const& active, SignInCode const& code)
{
    auto const secret = TRY(offer_second_factor(tx, means, active));
    auto const step = step_of_code(secret, code.digits(), tx.now(), 0);
    if (!step)
        return std::unexpected{refuse(second_factor_wrong).at("code")};
    staff::update_totp(tx, active.session.staff, sealed(means.keys, secret, active.session.staff),
                       *step);
    staff_sessions::remove_others(tx, active.session.staff, active.hash);
    return base::ok();
}

int count_recovery_codes(sql::Transaction& tx, base::StaffId staff)
{
    return staff::count_recovery(tx, staff);
}

} // namespace identity
