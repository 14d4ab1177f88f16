#include "app/operator_token.hpp"

#include "audit/service/reading.hpp"
#include "support/database.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace {

class OperatorTokenTest : public testing::Test {
protected:
    /// Starts with each of these in turn; gives the subjects that were written down.
    std::vector<std::string> start_with(std::vector<std::string_view> const& hashes)
    {
        return database_.look([&](sql::Transaction& tx) {
            for (auto const hash : hashes)
                app::note_operator_token(tx, hash);
            std::vector<std::string> subjects;
            for (auto const& placed : audit::list_entries(tx, {}))
                subjects.push_back(placed.entry.subject);
            return subjects;
        });
    }

    support::Database database_;
};

TEST_F(OperatorTokenTest, IsWrittenDownWhenItIsAnotherThanBefore)
{
    EXPECT_EQ(start_with({"a", "a"}).size(), 1U);
    auto const subjects = start_with({"b", "b", "a"});
    ASSERT_EQ(subjects.size(), 3U);
    EXPECT_EQ(subjects[0], subjects[2]);
    EXPECT_NE(subjects[0], subjects[1]);
}

TEST_F(OperatorTokenTest, IsWrittenDownWhenItEnds)
{
    EXPECT_EQ(start_with({"a", ""}).front(), "token:none");
}

TEST_F(OperatorTokenTest, ThatNeverWasIsNoAct)
{
    EXPECT_TRUE(start_with({"", ""}).empty());
}

TEST_F(OperatorTokenTest, ShowsNothingOfItsHash)
{
    EXPECT_EQ(start_with({"a"}).front(), "token:ca978112ca1bbdca"); // SHA-256 of "a".
}

} // namespace
