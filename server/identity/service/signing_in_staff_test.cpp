#include "identity/service/signing_in_staff.hpp"

#include "identity/domain/refusals.hpp"
#include "identity/service/holding_staff_sessions.hpp"
#include "identity/service/keeping_staff_secrets.hpp"
#include "identity/service/staff_desk_test.hpp"
#include "support/refusals.hpp"

namespace identity {

namespace {

using namespace std::chrono_literals;
using support::is_accepted;
using support::is_refused;

class StaffSignIn : public StaffDesk {
protected:
    std::optional<ActiveStaff> active(SessionToken const& token)
    {
        return database_.look([&](sql::Transaction& tx) {
            return resolve_staff_session(tx, means_.settings.staff_sessions, token.text());
        });
    }

    template <class Act>
    auto act(Act&& act)
    {
        return database_.run(std::forward<Act>(act));
    }
};

TEST_F(StaffSignIn, NeedsPasswordAndCode)
{
    auto const me = colleague();
    auto const ticket = begin(me.login);
    ASSERT_TRUE(is_accepted(ticket));
    auto const done = finish(*ticket, code_of(me.secret));
    ASSERT_TRUE(is_accepted(done));
    EXPECT_EQ(done->account.id, me.id);
    EXPECT_EQ(done->recovery_codes_left, 10);
    EXPECT_TRUE(active(done->token).has_value());
}

TEST_F(StaffSignIn, SaysNeitherWhatWasWrongNorWhoIsThere)
{
    auto const me = colleague();
    auto const right = begin(me.login);
    auto const wrong = begin(me.login, "not the password at all");
    auto const nobody = begin("nobody");
    auto const no_login = begin("李雷");
    for (auto const* ticket : {&right, &wrong, &nobody, &no_login}) {
        ASSERT_TRUE(is_accepted(*ticket));
        EXPECT_EQ((*ticket)->size(), right->size());
    }
    auto const bad = *SignInCode::parse("000000");
    EXPECT_TRUE(is_refused(finish(*right, bad), staff_sign_in_failed));
    EXPECT_TRUE(is_refused(finish(*wrong, code_of(me.secret)), staff_sign_in_failed));
    EXPECT_TRUE(is_refused(finish(*nobody, bad), staff_sign_in_failed));
    EXPECT_TRUE(is_refused(finish(*no_login, bad), staff_sign_in_failed));
    // The code that stood beside a wrong password was not spent.
    EXPECT_TRUE(is_accepted(finish(*right, code_of(me.secret))));
}

TEST_F(StaffSignIn, TakesACodeOnce)
{
    auto const me = colleague();
    auto const code = code_of(me.secret);
    auto const ticket = *begin(me.login);
    ASSERT_TRUE(is_accepted(finish(ticket, code)));
    EXPECT_TRUE(is_refused(finish(ticket, code), staff_sign_in_failed));
    EXPECT_TRUE(is_refused(finish(*begin(me.login), code), staff_sign_in_failed));
}

TEST_F(StaffSignIn, TakesARecoveryCodeOnce)
{
    auto const me = colleague();
    auto const done = recover(*begin(me.login), me.recovery_codes[3]);
    ASSERT_TRUE(is_accepted(done));
    EXPECT_EQ(done->recovery_codes_left, 9);
    EXPECT_TRUE(is_refused(recover(*begin(me.login), me.recovery_codes[3]), staff_sign_in_failed));
    auto const other = colleague("han.meimei");
    EXPECT_TRUE(
        is_refused(recover(*begin(other.login), me.recovery_codes[4]), staff_sign_in_failed));
}

TEST_F(StaffSignIn, MustBeFinishedWithinFiveMinutesAndWithOurTicket)
{
    auto const me = colleague();
    auto const ticket = *begin(me.login);
    database_.advance(5min);
    EXPECT_TRUE(is_refused(finish(ticket, code_of(me.secret)), staff_ticket_expired));
    EXPECT_TRUE(is_refused(finish("no ticket", code_of(me.secret)), staff_ticket_expired));
    auto forged = *begin(me.login);
    forged[30] = forged[30] == 'A' ? 'B' : 'A';
    EXPECT_TRUE(is_refused(finish(forged, code_of(me.secret)), staff_ticket_expired));
}

TEST_F(StaffSignIn, PausesAfterFiveFailuresForKnownAndUnknownAlike)
{
    auto const me = colleague();
    for (auto const& login : {me.login, std::string{"nobody"}}) {
        auto const ticket = *begin(login, "wrong wrong wrong");
        for (int failure = 0; failure < 5; ++failure)
            EXPECT_TRUE(
                is_refused(finish(ticket, *SignInCode::parse("000000")), staff_sign_in_failed));
        EXPECT_TRUE(is_refused(finish(ticket, *SignInCode::parse("000000")), staff_sign_in_paused));
        EXPECT_TRUE(is_refused(begin(login), staff_sign_in_paused));
    }
    // A stranger's guesses do not keep the owner out where they have signed in before.
    EXPECT_TRUE(is_accepted(begin(me.login, password, "198.51.100.7")));
    database_.advance(15min);
    EXPECT_TRUE(is_accepted(finish(*begin(me.login), code_of(me.secret))));
}

TEST_F(StaffSignIn, EndsWhenTheAccountIsLocked)
{
    auto const me = colleague();
    ASSERT_TRUE(is_accepted(act([&](sql::Transaction& tx) { return lock_staff(tx, me.id); })));
    EXPECT_FALSE(active(me.token).has_value());
    EXPECT_TRUE(is_refused(finish(*begin(me.login), code_of(me.secret)), staff_sign_in_failed));
    ASSERT_TRUE(is_accepted(act([&](sql::Transaction& tx) { return unlock_staff(tx, me.id); })));
    EXPECT_TRUE(is_accepted(finish(*begin(me.login), code_of(me.secret))));
}

TEST_F(StaffSignIn, IsOverAfterAReset)
{
    auto const me = colleague();
    auto const ticket = *begin(me.login);
    auto const link = act([&](sql::Transaction& tx) { return reset_staff(tx, me.id); });
    ASSERT_TRUE(is_accepted(link));
    EXPECT_FALSE(active(me.token).has_value());
    EXPECT_TRUE(is_refused(finish(ticket, code_of(me.secret)), staff_sign_in_failed));
    EXPECT_TRUE(is_refused(recover(*begin(me.login), me.recovery_codes[0]), staff_sign_in_failed));
    EXPECT_NE(offer_of(*link).secret.text(), me.secret.text());
}

TEST_F(StaffSignIn, KeepsASessionForHalfAnHourOfSilence)
{
    auto const me = colleague();
    auto const seen = *active(me.token);
    database_.advance(29min);
    ASSERT_TRUE(active(me.token).has_value());
    database_.look([&](sql::Transaction& tx) {
        note_staff_seen(tx, seen.hash);
        return 0;
    });
    database_.advance(29min);
    EXPECT_TRUE(active(me.token).has_value());
    database_.advance(1min);
    EXPECT_FALSE(active(me.token).has_value());
}

TEST_F(StaffSignIn, EndsOneOfTheOwnSessions)
{
    auto const me = colleague();
    auto const other = colleague("han.meimei");
    auto const there = finish(*begin(me.login), code_of(me.secret));
    auto const device = active(there->token)->session.device;
    auto const end = [&](base::StaffId whose) {
        return act([&](sql::Transaction& tx) { return end_staff_device(tx, whose, device); });
    };
    EXPECT_TRUE(is_refused(end(other.id), staff_session_unknown));
    ASSERT_TRUE(is_accepted(end(me.id)));
    EXPECT_FALSE(active(there->token).has_value());
    EXPECT_TRUE(active(me.token).has_value());
    EXPECT_TRUE(is_refused(end(me.id), staff_session_unknown));
}

TEST_F(StaffSignIn, OpensAtMostFiveSessions)
{
    auto const me = colleague();
    for (int more = 0; more < 5; ++more) {
        ASSERT_TRUE(is_accepted(finish(*begin(me.login), code_of(me.secret))));
        database_.advance(totp_step_length);
    }
    EXPECT_FALSE(active(me.token).has_value());
}

TEST_F(StaffSignIn, ShowsTheSecondFactorAgainForWhatIsDelicate)
{
    auto const me = colleague();
    database_.advance(10min);
    auto const session = *active(me.token);
    auto const renew = [&](sql::Transaction& tx) {
        return replace_recovery_codes(
            tx, means_, *find_staff_session(tx, means_.settings.staff_sessions, session.hash));
    };
    EXPECT_TRUE(is_refused(act(renew), step_up_needed));
    auto const prove = [&](SignInCode const& code) {
        return act(
            [&](sql::Transaction& tx) { return step_up(tx, means_, session, code, address); });
    };
    EXPECT_TRUE(is_refused(prove(*SignInCode::parse("000000")), second_factor_wrong));
    ASSERT_TRUE(is_accepted(prove(code_of(me.secret))));
    auto const codes = act(renew);
    ASSERT_TRUE(is_accepted(codes));
    EXPECT_EQ(codes->size(), 10U);
    EXPECT_TRUE(is_refused(recover(*begin(me.login), me.recovery_codes[0]), staff_sign_in_failed));
    EXPECT_TRUE(is_accepted(recover(*begin(me.login), codes->front())));
}

TEST_F(StaffSignIn, ChangesThePasswordAndEndsTheOtherSessions)
{
    auto const me = colleague();
    auto const there = finish(*begin(me.login), code_of(me.secret));
    auto const session = *active(me.token);
    auto const change = [&](std::string_view from, std::string_view to) {
        return act([&](sql::Transaction& tx) {
            return change_password(tx, means_, session,
                                   {std::string{from}, std::string{to}, address});
        });
    };
    constexpr auto other = "neun warme steine am ufer";
    EXPECT_TRUE(is_refused(change("wrong wrong wrong", other), password_wrong));
    EXPECT_TRUE(is_refused(change(password, "short"), password_too_short));
    ASSERT_TRUE(is_accepted(change(password, other)));
    EXPECT_TRUE(active(me.token).has_value());
    EXPECT_FALSE(active(there->token).has_value());
    database_.advance(totp_step_length);
    EXPECT_TRUE(is_refused(finish(*begin(me.login), code_of(me.secret)), staff_sign_in_failed));
    EXPECT_TRUE(is_accepted(finish(*begin(me.login, other), code_of(me.secret))));
}

TEST_F(StaffSignIn, MovesToAnotherApp)
{
    auto const me = colleague();
    auto const session = *active(me.token);
    auto const offered =
        act([&](sql::Transaction& tx) { return offer_second_factor(tx, means_, session); });
    ASSERT_TRUE(is_accepted(offered));
    auto const confirm = [&](SignInCode const& code) {
        return act(
            [&](sql::Transaction& tx) { return confirm_second_factor(tx, means_, session, code); });
    };
    EXPECT_TRUE(is_refused(confirm(code_of(me.secret)), second_factor_wrong));
    ASSERT_TRUE(is_accepted(confirm(code_of(*offered))));
    database_.advance(totp_step_length);
    EXPECT_TRUE(is_refused(finish(*begin(me.login), code_of(me.secret)), staff_sign_in_failed));
    EXPECT_TRUE(is_accepted(finish(*begin(me.login), code_of(*offered))));
}

TEST_F(StaffSignIn, SetsUpOnceAndWithinADay)
{
    auto const link = invited();
    auto const offer = offer_of(link);
    EXPECT_EQ(offer.secret.text(), offer_of(link).secret.text());
    auto const set_up = [&](std::string_view with, SignInCode const& code) {
        return act([&](sql::Transaction& tx) {
            return finish_set_up(tx, means_,
                                 {link.token.text(), std::string{with}, code, "", address});
        });
    };
    EXPECT_TRUE(is_refused(set_up("li.lei 123456", code_of(offer.secret)), password_guessable));
    EXPECT_TRUE(is_refused(set_up(password, *SignInCode::parse("000000")), second_factor_wrong));
    ASSERT_TRUE(is_accepted(set_up(password, code_of(offer.secret))));
    EXPECT_TRUE(is_refused(set_up(password, code_of(offer.secret)), set_up_link_unknown));
    auto const late = invited("han.meimei");
    database_.advance(24h);
    EXPECT_TRUE(is_refused(act([&](sql::Transaction& tx) {
                               return look_at_set_up(tx, means_.keys, late.token.text());
                           }),
                           set_up_link_unknown));
    EXPECT_TRUE(is_refused(act([&](sql::Transaction& tx) {
                               return create_staff(tx, *LoginName::parse("li.lei"), "李雷");
                           }),
                           login_taken));
    EXPECT_TRUE(
        is_refused(act([&](sql::Transaction& tx) { return lock_staff(tx, {99}); }), staff_unknown));
}

TEST_F(StaffSignIn, KeepsNoSecretInTheOpen)
{
    auto const me = colleague();
    auto const row = database_.look([&](sql::Transaction& tx) {
        static constexpr sql::Query everything{
            "test_staff_secrets", "SELECT password_hash || ' ' || totp_sealed || ' ' || digest "
                                  "FROM identity_staff s JOIN identity_staff_recovery r "
                                  "ON r.staff_id = s.id ORDER BY digest"};
        return tx.first(everything, {}, [](sql::Row const& found) { return found.string(0); });
    });
    ASSERT_TRUE(row.has_value());
    EXPECT_FALSE(row->contains(password));
    EXPECT_FALSE(row->contains(me.secret.text()));
    for (auto const& code : me.recovery_codes)
        EXPECT_FALSE(row->contains(code.substr(0, 5) + code.substr(6)));
}

} // namespace

} // namespace identity
