#include "identity/service/signing_in.hpp"

#include "identity/domain/refusals.hpp"
#include "identity/service/holding_sessions.hpp"
#include "identity/service/phone_book.hpp"
#include "identity/service/redeeming_code.hpp"
#include "identity/service/sign_in_desk_test.hpp"
#include "sql/breakdown.hpp"
#include "support/refusals.hpp"

#include <set>

namespace identity {

namespace {

using namespace std::chrono_literals;
using support::is_accepted;
using support::is_refused;

class SigningIn : public SignInDesk {
protected:
    /// A refused guess and what it says is left.
    std::string tries_left(base::Result<SignedIn> const& refused)
    {
        EXPECT_TRUE(is_refused(refused, code_wrong));
        return refused ? "" : refused.error().facts.back().value;
    }
};

TEST_F(SigningIn, MakesSomebodyKnownTheFirstTime)
{
    auto const first = signed_in();
    EXPECT_TRUE(first.is_new);
    EXPECT_EQ(first.phone_masked, "199****0001");
    EXPECT_EQ(first.expires_at, database_.now() + 24h * 30);

    database_.advance(1h);
    auto const second = signed_in();
    EXPECT_FALSE(second.is_new);
    EXPECT_EQ(second.person, first.person);
    EXPECT_NE(second.token.text(), first.token.text());
}

TEST_F(SigningIn, TellsPeopleApart)
{
    EXPECT_NE(signed_in(phone(1)).person, signed_in(phone(2)).person);
}

TEST_F(SigningIn, OpensASession)
{
    auto const person = signed_in();
    database_.look([&](sql::Transaction& tx) {
        auto const session = resolve_session(tx, person.token.text());
        EXPECT_TRUE(session.has_value());
        EXPECT_EQ(session->person, person.person);
        EXPECT_EQ(session->hash, person.token.hash());
        return true;
    });
}

TEST_F(SigningIn, TakesACodeOnce)
{
    auto const sent = *request();
    ASSERT_TRUE(is_accepted(sign_in_with(sent.code_id, last_code())));
    EXPECT_TRUE(is_refused(sign_in_with(sent.code_id, last_code()), code_used));
}

TEST_F(SigningIn, TakesNoCodeOfAnotherChallenge)
{
    auto const first = *request(phone(1));
    auto const code = last_code();
    auto const second = *request(phone(2));
    // By chance both codes could be the same, and then the answer would rightly be another.
    if (code == last_code())
        return;
    EXPECT_TRUE(is_refused(sign_in_with(second.code_id, code), code_wrong));
    EXPECT_TRUE(is_refused(sign_in_with("somebody's", code), code_unknown));
    EXPECT_TRUE(is_accepted(sign_in_with(first.code_id, code)));
}

TEST_F(SigningIn, TakesNoCodeForAnotherPurpose)
{
    auto const sent = *request({phone(), Purpose::change_phone, fresh_proof(), ""});
    EXPECT_TRUE(is_refused(sign_in_with(sent.code_id, last_code()), code_unknown));
}

TEST_F(SigningIn, GivesBackThePhoneOfACodeForItsOwnPurposeOnly)
{
    auto const sent = *request({phone(7), Purpose::prize_phone, fresh_proof(), ""});
    auto const redeem = [&](Purpose purpose) {
        return database_.run([&](sql::Transaction& tx) {
            return redeem_code(tx, means_.keys, means_.settings.guess_alarm,
                               {sent.code_id, *SignInCode::parse(last_code()), purpose});
        });
    };
    EXPECT_TRUE(is_refused(redeem(Purpose::change_phone), code_unknown));
    auto const proven = redeem(Purpose::prize_phone);
    ASSERT_TRUE(is_accepted(proven));
    EXPECT_EQ(proven->digits(), phone(7).digits());
    EXPECT_TRUE(is_refused(redeem(Purpose::prize_phone), code_used));
}

TEST_F(SigningIn, TakesACodeForThreeHundredSecondsToTheMillisecond)
{
    auto const sent = *request();
    database_.advance(300'000ms);
    EXPECT_TRUE(is_refused(sign_in_with(sent.code_id, last_code()), code_expired));
    database_.advance(-1ms);
    EXPECT_TRUE(is_accepted(sign_in_with(sent.code_id, last_code())));
}

TEST_F(SigningIn, StillTakesTheEarlierCodeInItsOwnTime)
{
    auto const earlier = *request();
    auto const code = last_code();
    database_.advance(60s);
    ASSERT_TRUE(is_accepted(request()));
    EXPECT_TRUE(is_accepted(sign_in_with(earlier.code_id, code)));
}

TEST_F(SigningIn, CountsWrongGuessesAlthoughTheyAreRefused)
{
    auto const sent = *request();
    auto const wrong = another_than(last_code());
    for (auto const* const left : {"4", "3", "2", "1"})
        EXPECT_EQ(tries_left(sign_in_with(sent.code_id, wrong)), left);
    EXPECT_TRUE(is_refused(sign_in_with(sent.code_id, wrong), code_locked));
    EXPECT_TRUE(is_refused(sign_in_with(sent.code_id, last_code()), code_locked));
}

TEST_F(SigningIn, LooksAtNoMoreThanFiveOfSixtyFourGuesses)
{
    auto const sent = *request();
    int looked_at = 0;
    for (int guess = 0; guess < 64; ++guess) {
        auto const answer = sign_in_with(sent.code_id, another_than(last_code()));
        looked_at += answer.error().effects == base::Effects::kept ? 1 : 0;
    }
    EXPECT_EQ(looked_at, 5);
}

TEST_F(SigningIn, LetsTheOwnerInWhileSomebodyGuesses)
{
    auto const attacked = *request();
    for (int guess = 0; guess < 5; ++guess)
        static_cast<void>(sign_in_with(attacked.code_id, another_than(last_code())));
    database_.advance(60s);
    EXPECT_TRUE(signed_in().is_new);
}

TEST_F(SigningIn, EndsTheSessionThatThisBrowserHeldBefore)
{
    auto const before = signed_in();
    database_.advance(60s);
    auto const sent = *request();
    SignIn const command{.code_id = sent.code_id,
                         .code = *SignInCode::parse(last_code()),
                         .replaces = before.token.hash()};
    auto const after =
        database_.run([&](sql::Transaction& tx) { return sign_in(tx, means_, command); });
    ASSERT_TRUE(is_accepted(after));
    database_.look([&](sql::Transaction& tx) {
        EXPECT_FALSE(resolve_session(tx, before.token.text()).has_value());
        EXPECT_TRUE(resolve_session(tx, after->token.text()).has_value());
        return true;
    });
}

TEST_F(SigningIn, DrawsPersonsThatSayNothingAndFitABrowsersNumbers)
{
    std::set<std::int64_t> persons;
    for (int number = 1; number <= 100; ++number) {
        auto const person = signed_in(phone(number)).person;
        EXPECT_GT(person.value, 0);
        EXPECT_LT(person.value, std::int64_t{1} << 48);
        persons.insert(person.value);
    }
    EXPECT_EQ(persons.size(), 100U);
    // Not counted up: a hundred numbers in a row would lie within a hundred.
    EXPECT_GT(*persons.rbegin() - *persons.begin(), std::int64_t{1} << 40);
}

TEST_F(SigningIn, BreaksDownWhenANumberWasMovedToAnotherRow)
{
    auto const person = signed_in(phone(1)).person;
    signed_in(phone(2));
    constexpr sql::Query swap{
        "test.swap",
        "UPDATE identity_account SET phone_sealed = (SELECT phone_sealed FROM identity_account"
        " WHERE id <> $1) WHERE id = $1"};
    database_.look([&](sql::Transaction& tx) {
        tx.execute(swap, {person});
        EXPECT_THROW(static_cast<void>(phone_of(tx, means_.keys, person)), sql::Breakdown);
        return true;
    });
}

TEST_F(SigningIn, MakesCodesLongerWhenSomebodyGuessesAtManyPhones)
{
    means_.settings.guess_alarm.wrong_per_hour = 20;
    auto const early = request(phone(1'000));
    auto const early_code = last_code();
    // One guess at each phone: no phone's limit sees it.
    for (int number = 1; number <= 21; ++number) {
        auto const sent = request(phone(number));
        ASSERT_TRUE(is_accepted(sent));
        EXPECT_EQ(sent->length, CodeLength::six);
        EXPECT_TRUE(is_refused(sign_in_with(sent->code_id, another_than(last_code())), code_wrong));
    }
    auto const longer = request(phone(22));
    EXPECT_EQ(longer->length, CodeLength::eight);
    EXPECT_EQ(last_code().size(), 8U);
    // The owners go on signing in; only short codes that lie about end sooner.
    EXPECT_TRUE(is_accepted(sign_in_with(longer->code_id, last_code())));
    database_.advance(60s);
    EXPECT_TRUE(is_refused(sign_in_with(early->code_id, early_code), code_expired));
    database_.advance(2h);
    EXPECT_EQ(request(phone(23))->length, CodeLength::six);
}

} // namespace

} // namespace identity
