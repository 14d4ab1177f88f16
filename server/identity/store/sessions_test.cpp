#include "identity/store/sessions.hpp"

#include "identity/store/accounts.hpp"
#include "sql/breakdown.hpp"
#include "support/database.hpp"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using identity::DeviceId;
using identity::Session;
namespace sessions = identity::sessions;

constexpr base::PersonId person{41};
constexpr base::PersonId other{42};

class SessionsTest : public testing::Test {
protected:
    SessionsTest()
    {
        with_transaction([](sql::Transaction& tx) {
            EXPECT_TRUE(identity::accounts::insert(tx, person, "index", "sealed"));
            EXPECT_TRUE(identity::accounts::insert(tx, other, "other", "sealed"));
        });
    }

    void with_transaction(auto body)
    {
        database_.look([&](sql::Transaction& tx) {
            body(tx);
            return true;
        });
    }

    Session session(base::PersonId of, std::int64_t device) const
    {
        return {of, DeviceId{device}, "name", start_, start_, start_ + 24h * 30};
    }

    support::Database database_;
    base::Instant start_ = database_.now();
};

TEST_F(SessionsTest, ComeBackAsTheyWere)
{
    with_transaction([&](sql::Transaction& tx) {
        sessions::insert(tx, "hash", session(person, 7));
        auto const found = sessions::find(tx, "hash");
        ASSERT_TRUE(found.has_value());
        EXPECT_EQ(found->person, person);
        EXPECT_EQ(found->device, DeviceId{7});
        EXPECT_EQ(found->device_name, "name");
        EXPECT_EQ(found->created_at, start_);
        EXPECT_EQ(found->last_seen_at, start_);
        EXPECT_EQ(found->expires_at, start_ + 24h * 30);
        EXPECT_FALSE(sessions::find(tx, "another").has_value());
    });
}

TEST_F(SessionsTest, BelongToSomebodyWhoIsKnown)
{
    with_transaction([&](sql::Transaction& tx) {
        EXPECT_THROW(sessions::insert(tx, "hash", session({43}, 7)), sql::Breakdown);
    });
}

TEST_F(SessionsTest, AreListedFromTheMostRecentlySeenOn)
{
    with_transaction([&](sql::Transaction& tx) {
        sessions::insert(tx, "a", session(person, 1));
        sessions::insert(tx, "b", session(person, 2));
        sessions::insert(tx, "c", session(other, 3));
    });
    database_.advance(1s);
    with_transaction([&](sql::Transaction& tx) {
        sessions::note_seen(tx, "b", start_);
        auto const found = sessions::list_of(tx, person);
        ASSERT_EQ(found.size(), 2U);
        EXPECT_EQ(found[0].hash, "b");
        EXPECT_EQ(found[0].session.last_seen_at, start_ + 1s);
        EXPECT_EQ(found[1].hash, "a");
    });
}

TEST_F(SessionsTest, AreNotTouchedWhenSeenAfterTheGivenInstant)
{
    with_transaction([&](sql::Transaction& tx) { sessions::insert(tx, "a", session(person, 1)); });
    database_.advance(1s);
    with_transaction([&](sql::Transaction& tx) {
        sessions::note_seen(tx, "a", start_ - 1ms);
        EXPECT_EQ(sessions::find(tx, "a")->last_seen_at, start_);
    });
}

TEST_F(SessionsTest, EndByHashByDeviceAndByPerson)
{
    with_transaction([&](sql::Transaction& tx) {
        for (std::int64_t device = 1; device <= 4; ++device)
            sessions::insert(tx, std::to_string(device), session(person, device));
        sessions::insert(tx, "other", session(other, 1));

        sessions::remove(tx, "1");
        EXPECT_FALSE(sessions::find(tx, "1").has_value());
        EXPECT_TRUE(sessions::remove_device(tx, person, DeviceId{2}));
        EXPECT_FALSE(sessions::remove_device(tx, person, DeviceId{2}));
        EXPECT_FALSE(sessions::remove_device(tx, other, DeviceId{3}));
        EXPECT_EQ(sessions::list_of(tx, person).size(), 2U);
        sessions::remove_of(tx, person);
        EXPECT_TRUE(sessions::list_of(tx, person).empty());
        EXPECT_TRUE(sessions::find(tx, "other").has_value());
    });
}

TEST_F(SessionsTest, AreForgottenFromTheInstantTheyExpire)
{
    with_transaction([&](sql::Transaction& tx) { sessions::insert(tx, "a", session(person, 1)); });
    database_.advance(24h * 30 - 1ms);
    with_transaction([&](sql::Transaction& tx) {
        sessions::remove_expired(tx);
        EXPECT_TRUE(sessions::find(tx, "a").has_value());
    });
    database_.advance(1ms);
    with_transaction([&](sql::Transaction& tx) {
        sessions::remove_expired(tx);
        EXPECT_FALSE(sessions::find(tx, "a").has_value());
    });
}

} // namespace
