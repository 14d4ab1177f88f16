#include "identity/store/accounts.hpp"

#include "support/database.hpp"

#include <gtest/gtest.h>

namespace {

namespace accounts = identity::accounts;

constexpr base::PersonId person{41};
constexpr base::PersonId other{42};

class AccountsTest : public testing::Test {
protected:
    bool insert(base::PersonId id, std::string_view index)
    {
        return database_.look([&](sql::Transaction& tx) {
            return accounts::insert(tx, id, index, "sealed of " + std::string{index});
        });
    }

    support::Database database_;
};

TEST_F(AccountsTest, AreFoundByPhoneAndByPerson)
{
    ASSERT_TRUE(insert(person, "index"));
    database_.look([](sql::Transaction& tx) {
        EXPECT_EQ(accounts::find_by_phone(tx, "index"), person);
        EXPECT_EQ(accounts::find_by_phone(tx, "another"), std::nullopt);
        EXPECT_EQ(accounts::find_phone(tx, person), "sealed of index");
        EXPECT_EQ(accounts::find_phone(tx, other), std::nullopt);
        return true;
    });
}

TEST_F(AccountsTest, HaveOnePersonPerPhoneAndOnePhonePerPerson)
{
    ASSERT_TRUE(insert(person, "index"));
    EXPECT_FALSE(insert(other, "index"));
    EXPECT_FALSE(insert(person, "another"));
    database_.look([](sql::Transaction& tx) {
        EXPECT_EQ(accounts::find_by_phone(tx, "index"), person);
        EXPECT_EQ(accounts::find_by_phone(tx, "another"), std::nullopt);
        return true;
    });
}

TEST_F(AccountsTest, AreGoneOnceRemoved)
{
    ASSERT_TRUE(insert(person, "index"));
    database_.look([](sql::Transaction& tx) {
        EXPECT_TRUE(accounts::remove(tx, person));
        EXPECT_FALSE(accounts::remove(tx, person));
        EXPECT_EQ(accounts::find_by_phone(tx, "index"), std::nullopt);
        return true;
    });
}

} // namespace
