#include "support/database.hpp"
#include "support/notes_test.sql.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace {

namespace notes_test_sql = support::notes_test_sql;

constexpr base::Refusal no{base::ErrorKind::conflict, "no"};

class SupportDatabase : public testing::Test {
protected:
    SupportDatabase()
    {
        database_.look(
            [](sql::Transaction& tx) { return tx.execute(notes_test_sql::create_table, {}); });
    }

    base::Result<void> note(base::Result<void> const& answer)
    {
        return database_.run([&](sql::Transaction& tx) {
            tx.execute(notes_test_sql::insert, {1});
            tx.after_commit([&] { effects_ += 1; });
            return answer;
        });
    }

    std::int64_t notes()
    {
        return database_
            .look([](sql::Transaction& tx) {
                return tx.first(notes_test_sql::count_all, {},
                                [](sql::Row const& row) { return row.integer(0); });
            })
            .value();
    }

    support::Database database_;
    int effects_ = 0;
};

TEST_F(SupportDatabase, KeepsWhatASuccessfulCommandWrote)
{
    EXPECT_TRUE(support::is_accepted(note(base::ok())));
    EXPECT_EQ(notes(), 1);
    EXPECT_EQ(effects_, 1);
}

TEST_F(SupportDatabase, ForgetsWhatARefusedCommandWrote)
{
    EXPECT_TRUE(support::is_refused(note(std::unexpected{base::refuse(no)}), no));
    EXPECT_EQ(notes(), 0);
    EXPECT_EQ(effects_, 0);
}

TEST_F(SupportDatabase, KeepsEffectsThatTheRefusalKeeps)
{
    EXPECT_TRUE(support::is_refused(note(std::unexpected{base::refuse(no).keeping_effects()}), no));
    EXPECT_EQ(notes(), 1);
}

TEST(Shanghai, IsEightHoursAheadOfUtc)
{
    EXPECT_EQ(support::shanghai("1970-01-01 08:00").ms, 0);
    EXPECT_EQ(support::shanghai("1970-01-01 08:01:02").ms, 62'000);
}

} // namespace
