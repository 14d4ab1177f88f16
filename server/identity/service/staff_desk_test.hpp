#pragma once

#include "identity/domain/one_time_password.hpp"
#include "identity/service/keeping_staff.hpp"
#include "identity/service/setting_up_staff.hpp"
#include "identity/service/sign_in_desk_test.hpp"
#include "identity/service/signing_in_staff.hpp"

namespace identity {

/// Accounts of people who work for the union, with hashes that cost next to nothing.
class StaffDesk : public SignInDesk {
protected:
    static constexpr auto password = "vier kalte fische schwimmen";
    static constexpr auto address = "192.0.2.1";

    StaffDesk() { means_.settings.password_cost = {.memory_kib = 64, .passes = 1, .lanes = 1}; }

    struct Colleague {
        std::string login;
        TotpSecret secret;
        std::vector<std::string> recovery_codes;
        SessionToken token;
        base::StaffId id;
    };

    SetUpLink invited(std::string_view login = "li.lei")
    {
        return *database_.run([&](sql::Transaction& tx) {
            return create_staff(tx, *LoginName::parse(login), "李雷");
        });
    }

    /// The code that the app shows now.
    SignInCode code_of(TotpSecret const& secret) const
    {
        return *SignInCode::parse(totp_code(secret.raw(), totp_step_at(database_.now())));
    }

    SetUpOffer offer_of(SetUpLink const& link)
    {
        return *database_.run([&](sql::Transaction& tx) {
            return look_at_set_up(tx, means_.keys, link.token.text());
        });
    }

    /// Somebody who has set their account up; the clock has moved to the next code.
    Colleague colleague(std::string_view login = "li.lei")
    {
        auto const link = invited(login);
        auto const offer = offer_of(link);
        auto done = *database_.run([&](sql::Transaction& tx) {
            return finish_set_up(tx, means_,
                                 {link.token.text(), password, code_of(offer.secret), "", address});
        });
        database_.advance(totp_step_length);
        return {std::string{login}, offer.secret, std::move(done.recovery_codes),
                std::move(done.signed_in.token), link.staff};
    }

    base::Result<std::string> begin(std::string_view login, std::string_view with = password,
                                    std::string_view from = address)
    {
        return database_.run([&](sql::Transaction& tx) {
            return begin_staff_sign_in(tx, means_,
                                       {std::string{login}, std::string{with}, std::string{from}});
        });
    }

    base::Result<StaffSignedIn> finish(std::string const& ticket, SignInCode const& code,
                                       std::string_view from = address)
    {
        return database_.run([&](sql::Transaction& tx) {
            return finish_staff_sign_in(
                tx, means_, {.ticket = ticket, .code = code, .source = std::string{from}});
        });
    }

    base::Result<StaffSignedIn> recover(std::string const& ticket, std::string const& code)
    {
        return database_.run([&](sql::Transaction& tx) {
            return finish_staff_sign_in(
                tx, means_,
                {.ticket = ticket, .recovery_code = *RecoveryCode::parse(code), .source = address});
        });
    }
};

} // namespace identity
