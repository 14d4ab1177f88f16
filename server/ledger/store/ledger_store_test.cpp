#include "ledger/store/accounts.hpp"
#include "ledger/store/entries.hpp"
#include "sql/breakdown.hpp"
#include "support/database.hpp"

#include <gtest/gtest.h>

namespace {

using namespace ledger;

Account const source{AccountKind::source, "union", Unit::fen};
Account const budget{AccountKind::budget, "march", Unit::fen};

constexpr sql::Query change_entry{"test.change_entry",
                                  "UPDATE ledger_entry SET key = 'other' WHERE id = $1"};
constexpr sql::Query remove_entry{"test.remove_entry", "DELETE FROM ledger_entry WHERE id = $1"};
constexpr sql::Query change_posting{"test.change_posting", "UPDATE ledger_posting SET amount = $1"};
constexpr sql::Query remove_posting{"test.remove_posting",
                                    "DELETE FROM ledger_posting WHERE amount > $1"};
constexpr sql::Query change_balance{"test.change_balance",
                                    "UPDATE ledger_account SET balance = balance + $1 "
                                    "WHERE kind = 'source'"};

class LedgerStore : public testing::Test {
protected:
    void post(std::string key, std::int64_t amount)
    {
        database_.look([&](sql::Transaction& tx) {
            auto const entry = Entry::transfer(std::move(key), source, budget, amount).value();
            auto const id = entries::insert(tx, entry);
            for (auto const& posting : entry.postings()) {
                auto const account = accounts::find_or_insert(tx, posting.account);
                EXPECT_TRUE(accounts::add(tx, account.id, posting.amount));
                entries::insert_posting(tx, id, account.id, posting.amount);
            }
            return id;
        });
    }

    support::Database database_;
};

TEST_F(LedgerStore, MakesAnAccountOnce)
{
    auto const find = [&](Account const& account) {
        return database_.look(
            [&](sql::Transaction& tx) { return accounts::find_or_insert(tx, account).id; });
    };
    auto const id = find(budget);
    EXPECT_EQ(find(budget), id);
    EXPECT_NE(find(source), id);
    EXPECT_NE(find({AccountKind::budget, "march", Unit::points}), id);
}

TEST_F(LedgerStore, GuardsTheFloorInTheStatementItself)
{
    database_.look([&](sql::Transaction& tx) {
        auto const account = accounts::find_or_insert(tx, budget);
        EXPECT_TRUE(accounts::add(tx, account.id, 5));
        EXPECT_FALSE(accounts::add(tx, account.id, -6));
        EXPECT_EQ(accounts::find(tx, budget)->balance, 5);
        EXPECT_TRUE(accounts::add(tx, account.id, -5));
        auto const open = accounts::find_or_insert(tx, source);
        EXPECT_TRUE(accounts::add(tx, open.id, -6));
        return 0;
    });
}

TEST_F(LedgerStore, KeepsAnEntryAsItIs)
{
    post("grant", 500);
    database_.look([](sql::Transaction& tx) {
        for (auto const& query : {change_entry, remove_entry, change_posting, remove_posting})
            EXPECT_THROW(tx.execute(query, {1}), sql::Breakdown) << query.name;
        EXPECT_EQ(entries::find_content_hash(tx, "grant")->size(), 64U);
        return 0;
    });
}

TEST_F(LedgerStore, ListsMovementsNewestFirst)
{
    post("a", 500);
    post("b", 300);
    post("c", 200);
    database_.look([&](sql::Transaction& tx) {
        auto const account = accounts::find(tx, budget).value();
        EXPECT_EQ(account.balance, 1000);
        auto const newest = entries::list_movements(tx, account.id, 99, 2);
        EXPECT_EQ(newest.size(), 2U);
        EXPECT_EQ(newest.front().key, "c");
        auto const older = entries::list_movements(tx, account.id, newest.back().entry_id, 2);
        EXPECT_EQ(older.size(), 1U);
        EXPECT_EQ(older.front().amount, 500);
        EXPECT_EQ(entries::find_content_hash(tx, "a")->size(), 64U);
        EXPECT_FALSE(entries::find_content_hash(tx, "d"));
        return 0;
    });
}

TEST_F(LedgerStore, FindsWhatWasChangedBehindItsBack)
{
    post("grant", 500);
    database_.look([&](sql::Transaction& tx) {
        EXPECT_TRUE(entries::list_unbalanced(tx).empty());
        EXPECT_TRUE(entries::list_drifted(tx).empty());
        EXPECT_TRUE(entries::list_overdrawn(tx).empty());
        EXPECT_TRUE(entries::list_nonzero_totals(tx).empty());
        tx.execute(change_balance, {7});
        EXPECT_EQ(entries::list_drifted(tx).front().where, "source/union/fen");
        EXPECT_EQ(entries::list_nonzero_totals(tx).front().found, 7);
        // An entry that moves nothing, and one whose postings lean.
        auto const empty = Entry::transfer("empty", source, budget, 1).value();
        entries::insert(tx, empty);
        EXPECT_EQ(entries::list_unbalanced(tx).front().where, "empty");
        entries::insert_posting(tx, 2, accounts::find(tx, budget)->id, 9);
        EXPECT_EQ(entries::list_unbalanced(tx).front().found, 9);
        return 0;
    });
}

} // namespace
