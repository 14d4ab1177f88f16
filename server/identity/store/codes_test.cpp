#include "identity/store/codes.hpp"

#include "identity/store/proofs.hpp"
#include "identity/store/send_counts.hpp"
#include "sql/breakdown.hpp"
#include "support/database.hpp"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using identity::IssuedCode;
using identity::RateKind;
namespace codes = identity::codes;
namespace proofs = identity::proofs;
namespace send_counts = identity::send_counts;

IssuedCode code(std::string id, base::Instant sent_at)
{
    IssuedCode issued{.id = std::move(id), .purpose = identity::Purpose::change_phone};
    issued.phone_index = "index";
    issued.phone_sealed = "sealed";
    issued.digest = "digest";
    issued.sent_at = sent_at;
    issued.tries_allowed = 2;
    return issued;
}

class CodesTest : public testing::Test {
protected:
    void with_transaction(auto body)
    {
        database_.look([&](sql::Transaction& tx) {
            body(tx);
            return true;
        });
    }

    support::Database database_;
    base::Instant start_ = database_.now();
};

TEST_F(CodesTest, ComeBackAsTheyWere)
{
    with_transaction([&](sql::Transaction& tx) {
        codes::insert(tx, code("a", start_));
        auto const found = codes::find(tx, "a");
        ASSERT_TRUE(found.has_value());
        EXPECT_EQ(found->id, "a");
        EXPECT_EQ(found->purpose, identity::Purpose::change_phone);
        EXPECT_EQ(found->phone_index, "index");
        EXPECT_EQ(found->phone_sealed, "sealed");
        EXPECT_EQ(found->digest, "digest");
        EXPECT_EQ(found->sent_at, start_);
        EXPECT_EQ(found->tries_allowed, 2);
        EXPECT_EQ(found->tries_made, 0);
        EXPECT_EQ(found->used_at, std::nullopt);
        EXPECT_FALSE(codes::find(tx, "b").has_value());
    });
}

TEST_F(CodesTest, CountNoMoreTriesThanTheyAllow)
{
    with_transaction([&](sql::Transaction& tx) {
        codes::insert(tx, code("a", start_));
        EXPECT_TRUE(codes::take_try(tx, "a"));
        EXPECT_TRUE(codes::take_try(tx, "a"));
        EXPECT_FALSE(codes::take_try(tx, "a"));
        EXPECT_EQ(codes::find(tx, "a")->tries_made, 2);
    });
}

TEST_F(CodesTest, AreMarkedUsedOnce)
{
    with_transaction([&](sql::Transaction& tx) {
        codes::insert(tx, code("a", start_));
        EXPECT_TRUE(codes::mark_used(tx, "a"));
        EXPECT_FALSE(codes::mark_used(tx, "a"));
        EXPECT_EQ(codes::find(tx, "a")->used_at, start_);
    });
}

TEST_F(CodesTest, AreListedByPhoneFromTheOldestOn)
{
    with_transaction([&](sql::Transaction& tx) {
        codes::insert(tx, code("new", start_ + 2s));
        codes::insert(tx, code("old", start_ + 1s));
        codes::insert(tx, code("too old", start_));
        auto stranger = code("stranger", start_ + 1s);
        stranger.phone_index = "another";
        codes::insert(tx, stranger);
        auto const found = codes::list_of_phone(tx, "index", start_);
        ASSERT_EQ(found.size(), 2U);
        EXPECT_EQ(found[0].id, "old");
        EXPECT_EQ(found[1].id, "new");
    });
}

TEST_F(CodesTest, AreForgottenByAgeAndByPhone)
{
    with_transaction([&](sql::Transaction& tx) {
        codes::insert(tx, code("old", start_));
        codes::insert(tx, code("new", start_ + 1s));
        codes::remove_older(tx, start_);
        EXPECT_FALSE(codes::find(tx, "old").has_value());
        EXPECT_TRUE(codes::find(tx, "new").has_value());
        codes::remove_of_phone(tx, "index");
        EXPECT_FALSE(codes::find(tx, "new").has_value());
    });
}

TEST_F(CodesTest, OfAPurposeFromAnotherProgramAreABreakdown)
{
    with_transaction([&](sql::Transaction& tx) {
        codes::insert(tx, code("a", start_));
        constexpr sql::Query spoil{"test.spoil", "UPDATE identity_code SET purpose = 'payout'"};
        EXPECT_THROW(tx.execute(spoil, {}), sql::Breakdown);
    });
}

TEST_F(CodesTest, CountSendsPerSubjectKindAndSpan)
{
    send_counts::Counter const counter{RateKind::prefix, "subject", start_};
    with_transaction([&](sql::Transaction& tx) {
        EXPECT_EQ(send_counts::find(tx, counter), 0);
        send_counts::add_one(tx, counter);
        send_counts::add_one(tx, counter);
        EXPECT_EQ(send_counts::find(tx, counter), 2);
        EXPECT_EQ(send_counts::find(tx, {RateKind::source, "subject", start_}), 0);
        EXPECT_EQ(send_counts::find(tx, {RateKind::prefix, "another", start_}), 0);
        EXPECT_EQ(send_counts::find(tx, {RateKind::prefix, "subject", start_ + 1h}), 0);
        send_counts::remove_older(tx, start_);
        EXPECT_EQ(send_counts::find(tx, counter), 0);
    });
}

TEST_F(CodesTest, SpendAProofOnceAndForgetItWhenItHasExpired)
{
    with_transaction([&](sql::Transaction& tx) {
        EXPECT_TRUE(proofs::insert(tx, {"proof", start_ + 1s}));
        EXPECT_FALSE(proofs::insert(tx, {"proof", start_ + 1s}));
        proofs::remove_expired(tx);
        EXPECT_FALSE(proofs::insert(tx, {"proof", start_ + 1s}));
    });
    database_.advance(1s);
    with_transaction([&](sql::Transaction& tx) {
        proofs::remove_expired(tx);
        EXPECT_TRUE(proofs::insert(tx, {"proof", start_ + 1s}));
    });
}

} // namespace
