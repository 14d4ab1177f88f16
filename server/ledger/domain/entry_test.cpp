#include "ledger/domain/entry.hpp"

#include "ledger/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <string>
#include <vector>

namespace {

using namespace ledger;
using support::is_accepted;
using support::is_refused;

Account const source{AccountKind::source, "union", Unit::fen};
Account const budget{AccountKind::budget, "march", Unit::fen};
Account const points{AccountKind::source, "march", Unit::points};
Account const person{AccountKind::person, "person:17", Unit::points};

TEST(LedgerEntry, SaysWhyItIsRefused)
{
    struct Case {
        std::string key;
        std::vector<Posting> postings;
        base::Refusal refusal;
    };
    for (auto const& [key, postings, refusal] : std::vector<Case>{
             {"", {{source, -1}, {budget, 1}}, entry_key_malformed},
             {"a key", {{source, -1}, {budget, 1}}, entry_key_malformed},
             {"钥匙", {{source, -1}, {budget, 1}}, entry_key_malformed},
             {std::string(201, 'k'), {{source, -1}, {budget, 1}}, entry_key_malformed},
             {"k", {}, entry_postings_count},
             {"k", {{source, 0}}, entry_postings_count},
             {"k", std::vector<Posting>(65, Posting{source, 1}), entry_postings_count},
             {"k", {{source, 0}, {budget, 0}}, entry_amount_out_of_range},
             {"k",
              {{source, -Entry::amount_max - 1}, {budget, Entry::amount_max + 1}},
              entry_amount_out_of_range},
             {"k", {{source, -1}, {source, 1}}, entry_account_twice},
             {"k", {{source, -2}, {budget, 1}}, entry_unbalanced},
             // A unit balances for itself: a fen does not pay for a point.
             {"k", {{source, -1}, {person, 1}}, entry_unbalanced},
         })
        EXPECT_TRUE(is_refused(Entry::create(key, postings), refusal)) << key << postings.size();
}

TEST(LedgerEntry, BalancesInEachUnit)
{
    auto const entry =
        Entry::create("k", {{source, -500}, {budget, 500}, {points, -50}, {person, 50}});
    ASSERT_TRUE(is_accepted(entry));
    EXPECT_EQ(entry->postings().size(), 4U);
}

TEST(LedgerEntry, IsTheSameInWhateverOrderItIsTold)
{
    auto const one = Entry::create("k", {{source, -5}, {budget, 5}}).value();
    auto const other = Entry::create("k", {{budget, 5}, {source, -5}}).value();
    EXPECT_EQ(one.content_hash(), other.content_hash());
    auto const more = Entry::create("k", {{budget, 6}, {source, -6}}).value();
    EXPECT_NE(one.content_hash(), more.content_hash());
}

TEST(LedgerEntry, IsAnsweredByItsCounterEntry)
{
    auto const entry = Entry::transfer("k", source, budget, 500).value();
    auto const back = entry.reversal("k:back").value();
    ASSERT_EQ(back.postings().size(), 2U);
    for (std::size_t at = 0; at < 2; ++at) {
        EXPECT_EQ(back.postings()[at].account, entry.postings()[at].account);
        EXPECT_EQ(back.postings()[at].amount, -entry.postings()[at].amount);
    }
    EXPECT_TRUE(is_refused(entry.reversal(""), entry_key_malformed));
}

TEST(LedgerAccount, OnlyASourceGoesBelowZero)
{
    EXPECT_FALSE(floor_of(AccountKind::source).has_value());
    for (auto const kind :
         {AccountKind::budget, AccountKind::reserved, AccountKind::spent, AccountKind::person})
        EXPECT_EQ(floor_of(kind), 0) << text(kind);
    EXPECT_EQ(name_of({AccountKind::spent, "march", Unit::minutes}), "spent/march/minutes");
    EXPECT_EQ(name_of({AccountKind::reserved, "march", Unit::points}), "reserved/march/points");
}

} // namespace
