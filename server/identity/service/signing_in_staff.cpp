#include "identity/service/signing_in_staff.hpp"

#include "base/crypto.hpp"
#include "identity/domain/refusals.hpp"
#include "identity/service/counting_tries.hpp"
#include "identity/service/holding_staff_sessions.hpp"
#include "identity/service/keeping_staff.hpp"
#include "identity/service/staff_factors.hpp"
#include "identity/store/staff.hpp"
#include "identity/store/staff_sessions.hpp"

#include <charconv>
#include <sstream>

namespace identity {

namespace {

constexpr std::string_view ticket_context = "identity.staff_ticket";

/// What the first step found out.
struct Ticket {
    /// 0 if there is no such account.
    std::int64_t staff = 0;
    /// Of the stored hash that the password fitted; "-" if it did not. A password changed in
    /// between makes the ticket worthless.
    std::string fingerprint = "-";
    std::int64_t expires_at_ms = 0;
    std::string account_subject;
};

std::string fingerprint_of(std::string const& password_hash)
{
    return base::hex(base::sha256(password_hash));
}

std::string sealed(Keys const& keys, Ticket const& ticket)
{
    auto text = std::to_string(ticket.staff) + ' ' + std::to_string(ticket.expires_at_ms) + ' ' +
                ticket.account_subject + ' ' + ticket.fingerprint;
    // As long for a wrong password as for a right one.
    text.resize(200, ' ');
    return base::base64url(base::seal(keys.staff_ticket, text, ticket_context));
}

std::optional<Ticket> opened(Keys const& keys, std::string_view text)
{
    auto const bytes = base::from_base64url(text);
    auto const plain = bytes ? base::open_sealed(keys.staff_ticket, *bytes, ticket_context) : bytes;
    if (!plain)
        return std::nullopt;
    std::istringstream stream{*plain};
    Ticket ticket;
    stream >> ticket.staff >> ticket.expires_at_ms >> ticket.account_subject >> ticket.fingerprint;
    VERIFY(!stream.fail());
    return ticket;
}

/// The account that a ticket opens, if the password was right and still is.
std::optional<staff::Stored> account_behind(sql::Transaction& tx, Ticket const& ticket)
{
    auto account = staff::find(tx, base::StaffId{ticket.staff});
    if (!account || account->state() != StaffState::active)
        return std::nullopt;
    if (fingerprint_of(*account->password_hash) != ticket.fingerprint)
        return std::nullopt;
    return account;
}

bool shows_second_factor(sql::Transaction& tx, Keys const& keys, staff::Stored const& account,
                         FinishStaffSignIn const& command)
{
    if (command.code)
        return spend_code(tx, keys, account.id, *command.code);
    return command.recovery_code &&
           staff::use_recovery(tx, account.id, command.recovery_code->digest(keys, account.id));
}

} // namespace

base::Result<std::string> begin_staff_sign_in(sql::Transaction& tx, Means const& means,
                                              BeginStaffSignIn const& command)
{
    auto const login = LoginName::parse(command.login);
    Ticket ticket{
        .expires_at_ms = (tx.now() + staff_ticket_life).ms,
        .account_subject = account_subject(means.keys, login ? login->text() : command.login),
    };
    CHECK_OK(check_tries(tx, means.settings.staff_tries,
                         subjects_of(means.keys, ticket.account_subject, command.source)));
    auto const account = login ? staff::find(tx, *login) : std::nullopt;
    if (account && account->password_hash) {
        ticket.staff = account->id.value;
        if (base::is_password_of(*account->password_hash, command.password))
            ticket.fingerprint = fingerprint_of(*account->password_hash);
    } else {
        // The same work for nobody, or the time would tell.
        static_cast<void>(hashed(means.settings.password_cost, command.password));
    }
    return sealed(means.keys, ticket);
}

base::Result<StaffSignedIn> finish_staff_sign_in(sql::Transaction& tx, Means const& means,
                                                 FinishStaffSignIn const& command)
{
    auto const ticket = opened(means.keys, command.ticket);
    if (!ticket || tx.now().ms >= ticket->expires_at_ms)
        return std::unexpected{refuse(staff_ticket_expired)};
    auto const& limits = means.settings.staff_tries;
    auto const subjects = subjects_of(means.keys, ticket->account_subject, command.source);
    CHECK_OK(check_tries(tx, limits, subjects));
    auto const account = account_behind(tx, *ticket);
    if (!account || !shows_second_factor(tx, means.keys, *account, command)) {
        note_failure(tx, limits, subjects);
        return std::unexpected{refuse(staff_sign_in_failed).keeping_effects()};
    }
    note_success(tx, subjects);
    if (!command.replaces.empty())
        end_staff_session(tx, command.replaces);
    auto token =
        open_staff_session(tx, means.settings.staff_sessions, account->id, command.device_name);
    return StaffSignedIn{TRY(find_staff(tx, account->id)), std::move(token),
                         staff::count_recovery(tx, account->id)};
}

} // namespace identity
