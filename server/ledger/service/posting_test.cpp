#include "ledger/service/posting.hpp"

#include "ledger/domain/refusals.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

namespace {

using namespace ledger;
using support::is_accepted;
using support::is_refused;

Account const source{AccountKind::source, "union", Unit::fen};
Account const budget{AccountKind::budget, "march", Unit::fen};
Account const spent{AccountKind::spent, "march", Unit::fen};

class Posting : public testing::Test {
protected:
    base::Result<Posted> move(std::string key, Account const& from, Account const& to,
                              std::int64_t amount)
    {
        return database_.run([&](sql::Transaction& tx) {
            return post(tx, Entry::transfer(std::move(key), from, to, amount).value());
        });
    }
    std::int64_t balance(Account const& account)
    {
        return database_.look([&](sql::Transaction& tx) { return balance_of(tx, account); });
    }

    support::Database database_;
};

TEST_F(Posting, MovesAnAmountFromOneAccountToAnother)
{
    EXPECT_EQ(balance(budget), 0);
    ASSERT_TRUE(is_accepted(move("grant", source, budget, 530'000)));
    EXPECT_EQ(balance(source), -530'000);
    EXPECT_EQ(balance(budget), 530'000);
    auto const movements =
        database_.look([&](sql::Transaction& tx) { return list_movements(tx, budget, 10); });
    ASSERT_EQ(movements.size(), 1U);
    EXPECT_EQ(movements.front().key, "grant");
    EXPECT_EQ(movements.front().posted_at, database_.now());
}

TEST_F(Posting, TakesTheSameEventOnce)
{
    EXPECT_EQ(move("grant", source, budget, 500).value(), Posted::now);
    EXPECT_EQ(move("grant", source, budget, 500).value(), Posted::before);
    EXPECT_EQ(balance(budget), 500);
    EXPECT_TRUE(is_refused(move("grant", source, budget, 501), entry_key_reused));
    EXPECT_EQ(balance(budget), 500);
}

TEST_F(Posting, NeverOverspendsABudget)
{
    ASSERT_TRUE(is_accepted(move("grant", source, budget, 500)));
    auto const refused = move("pay", budget, spent, 501);
    EXPECT_TRUE(is_refused(refused, account_overdrawn));
    EXPECT_EQ(refused.error().facts.back().value, "500");
    ASSERT_TRUE(is_accepted(move("pay", budget, spent, 500)));
    EXPECT_TRUE(is_refused(move("pay-more", budget, spent, 1), account_overdrawn));
}

TEST_F(Posting, LeavesNothingOfARefusedEntry)
{
    // The caller goes on after the refusal and commits: still nothing of the entry is there.
    database_.look([&](sql::Transaction& tx) {
        EXPECT_TRUE(is_refused(post(tx, Entry::transfer("pay", budget, spent, 5).value()),
                               account_overdrawn));
        return 0;
    });
    EXPECT_EQ(balance(spent), 0);
    EXPECT_TRUE(database_.look([](sql::Transaction& tx) { return examine(tx); }).empty());
    ASSERT_TRUE(is_accepted(move("grant", source, budget, 5)));
    EXPECT_EQ(move("pay", budget, spent, 5).value(), Posted::now);
}

TEST_F(Posting, CreditsAMonthsPointsOnce)
{
    CreditMonthPoints credit{"march", base::CivilMonth::of(2021, 3), {17}, 3'100};
    auto const run = [&] {
        return database_.run([&](sql::Transaction& tx) { return credit_month_points(tx, credit); });
    };
    EXPECT_EQ(run().value(), Posted::now);
    EXPECT_EQ(run().value(), Posted::before);
    credit.month = credit.month + 1;
    credit.points = 40;
    EXPECT_EQ(run().value(), Posted::now);
    EXPECT_EQ(balance(account_of({17}, Unit::points)), 3'140);
    EXPECT_EQ(balance(account_of({17}, Unit::minutes)), 0);
    credit.points = 50;
    EXPECT_TRUE(is_refused(run(), entry_key_reused));
    credit = {"march", credit.month + 1, {17}, 0};
    EXPECT_TRUE(is_refused(run(), entry_amount_out_of_range));
}

} // namespace
