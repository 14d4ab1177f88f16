#include "identity/service/holding_sessions.hpp"

#include "identity/domain/refusals.hpp"
#include "identity/service/phone_book.hpp"
#include "identity/service/sign_in_desk_test.hpp"
#include "identity/service/signing_out.hpp"
#include "support/refusals.hpp"

#include <algorithm>

namespace identity {

namespace {

using namespace std::chrono_literals;
using support::is_accepted;
using support::is_refused;

class Sessions : public SignInDesk {
protected:
    template <class Body>
    auto with_transaction(Body body)
    {
        return database_.look(body);
    }

    Sessions()
    {
        person_ = with_transaction(
            [&](sql::Transaction& tx) { return register_person(tx, means_.keys, phone()).person; });
    }

    SessionToken open(std::string_view name = "")
    {
        return with_transaction([&](sql::Transaction& tx) {
            return open_session(tx, means_.settings.sessions, person_, name).token;
        });
    }

    bool is_alive(SessionToken const& token)
    {
        return with_transaction(
            [&](sql::Transaction& tx) { return resolve_session(tx, token.text()).has_value(); });
    }

    std::vector<Device> devices(SessionToken const& current)
    {
        return with_transaction(
            [&](sql::Transaction& tx) { return list_devices(tx, person_, current.hash()); });
    }

    base::PersonId person_;
};

TEST_F(Sessions, AreForWhoeverHoldsTheToken)
{
    EXPECT_TRUE(is_alive(open()));
    with_transaction([&](sql::Transaction& tx) {
        for (std::string const& text : {std::string{}, std::string{"'; --"}, std::string(32, 'A')})
            EXPECT_FALSE(resolve_session(tx, text).has_value()) << text;
        return true;
    });
}

TEST_F(Sessions, EndThirtyDaysAfterTheSignInToTheMillisecond)
{
    auto const token = open();
    database_.advance(24h * 30 - 1ms);
    EXPECT_TRUE(is_alive(token));
    database_.advance(1ms);
    EXPECT_FALSE(is_alive(token));
    EXPECT_TRUE(devices(token).empty());
}

TEST_F(Sessions, AreNotProlongedByUse)
{
    auto const token = open();
    for (int day = 0; day < 30; ++day) {
        database_.advance(24h);
        with_transaction([&](sql::Transaction& tx) {
            note_seen(tx, token.hash());
            return true;
        });
    }
    EXPECT_FALSE(is_alive(token));
}

TEST_F(Sessions, EndWithTheNextRequestWhenSignedOut)
{
    auto const here = open();
    auto const there = open();
    with_transaction([&](sql::Transaction& tx) {
        sign_out(tx, here.hash());
        EXPECT_FALSE(resolve_session(tx, here.text()).has_value());
        return true;
    });
    EXPECT_FALSE(is_alive(here));
    EXPECT_TRUE(is_alive(there));
}

TEST_F(Sessions, EndEverywhereAtOnce)
{
    auto const here = open();
    auto const there = open();
    with_transaction([&](sql::Transaction& tx) {
        sign_out_everywhere(tx, person_);
        return true;
    });
    EXPECT_FALSE(is_alive(here));
    EXPECT_FALSE(is_alive(there));
}

TEST_F(Sessions, EndOnOneDeviceByItsOwner)
{
    auto const here = open();
    auto const there = open("平板");
    auto const listed = devices(here);
    auto const tablet = std::ranges::find(listed, "平板", &Device::name);
    ASSERT_NE(tablet, listed.end());
    auto const end_it = [&](base::PersonId who) {
        return database_.run(
            [&](sql::Transaction& tx) { return sign_out_device(tx, who, tablet->id); });
    };
    EXPECT_TRUE(is_refused(end_it({person_.value + 1}), device_unknown));
    EXPECT_TRUE(is_alive(there));
    EXPECT_TRUE(is_accepted(end_it(person_)));
    EXPECT_FALSE(is_alive(there));
    EXPECT_TRUE(is_alive(here));
    EXPECT_TRUE(is_refused(end_it(person_), device_unknown));
}

TEST_F(Sessions, AreListedAsDevicesWithTheCurrentOneMarked)
{
    auto const first = open("first");
    database_.advance(1s);
    auto const second = open("second");
    auto const listed = devices(first);
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[0].name, "second");
    EXPECT_FALSE(listed[0].is_current);
    EXPECT_EQ(listed[1].name, "first");
    EXPECT_TRUE(listed[1].is_current);
    EXPECT_NE(listed[0].id, listed[1].id);
    EXPECT_EQ(listed[1].created_at + 1s, listed[0].created_at);
}

TEST_F(Sessions, NoteTheirUseOnceADay)
{
    auto const token = open();
    auto const seen_after = [&](std::chrono::milliseconds span) {
        database_.advance(span);
        return with_transaction([&](sql::Transaction& tx) {
            note_seen(tx, token.hash());
            return find_session(tx, token.hash())->last_seen_at;
        });
    };
    auto const opened = database_.now();
    EXPECT_EQ(seen_after(24h - 1ms), opened);
    EXPECT_EQ(seen_after(1ms), opened + 24h);
    EXPECT_EQ(seen_after(1h), opened + 24h);
}

TEST_F(Sessions, AreTenAtMostAndTheLeastRecentOneGoes)
{
    auto const first = open();
    for (int count = 1; count < 10; ++count) {
        database_.advance(1s);
        open();
    }
    EXPECT_TRUE(is_alive(first));
    database_.advance(1s);
    auto const eleventh = open();
    EXPECT_FALSE(is_alive(first));
    EXPECT_EQ(devices(eleventh).size(), 10U);
}

TEST_F(Sessions, AreSweptOnceTheyHaveExpired)
{
    open();
    database_.advance(24h * 31);
    open();
    constexpr sql::Query count{"test.count", "SELECT count(*) FROM identity_session"};
    EXPECT_EQ(count_by(count), 1);
}

class PhoneBook : public Sessions {};

TEST_F(PhoneBook, FindsThePersonByPhoneAndThePhoneByPerson)
{
    with_transaction([&](sql::Transaction& tx) {
        EXPECT_EQ(find_person(tx, means_.keys, phone()), person_);
        EXPECT_EQ(find_person(tx, means_.keys, phone(2)), std::nullopt);
        EXPECT_EQ(phone_of(tx, means_.keys, person_)->digits(), "19900000001");
        EXPECT_TRUE(is_refused(phone_of(tx, means_.keys, {1}), person_unknown));
        return true;
    });
}

TEST_F(PhoneBook, RegistersANumberOnce)
{
    with_transaction([&](sql::Transaction& tx) {
        auto const again = register_person(tx, means_.keys, phone());
        EXPECT_EQ(again.person, person_);
        EXPECT_FALSE(again.is_new);
        EXPECT_TRUE(register_person(tx, means_.keys, phone(2)).is_new);
        return true;
    });
}

TEST_F(PhoneBook, ForgetsAPersonWithCodesAndSessions)
{
    auto const sent = *request();
    auto const token = open();
    auto const remove = [&] {
        return database_.run(
            [&](sql::Transaction& tx) { return remove_person(tx, means_.keys, person_); });
    };
    ASSERT_TRUE(is_accepted(remove()));
    EXPECT_FALSE(is_alive(token));
    EXPECT_TRUE(is_refused(sign_in_with(sent.code_id, last_code()), code_unknown));
    with_transaction([&](sql::Transaction& tx) {
        EXPECT_EQ(find_person(tx, means_.keys, phone()), std::nullopt);
        return true;
    });
    EXPECT_TRUE(is_refused(remove(), person_unknown));
}

} // namespace

} // namespace identity
