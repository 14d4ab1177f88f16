#include "audit/domain/refusals.hpp"
#include "audit/service/log_test.hpp"

namespace audit {
namespace {

using support::is_refused;

class AuditAppending : public AuditLog {};

TEST_F(AuditAppending, GivesLeavesWithoutGaps)
{
    for (std::int64_t leaf = 0; leaf < 20; ++leaf)
        EXPECT_EQ(database_.look([&](sql::Transaction& tx) {
            return append(tx, author_, {.name = "a", .subject = "b"});
        }),
                  leaf);
    auto const verified = verify();
    EXPECT_EQ(verified.entries, 20);
    EXPECT_EQ(verified.nodes, 18);
    EXPECT_FALSE(verified.fault);
}

TEST_F(AuditAppending, LeavesNoTraceOfACommandThatWasRolledBack)
{
    append_acts(3);
    auto const refused = database_.run([&](sql::Transaction& tx) -> base::Result<void> {
        append(tx, author_, {.name = "a", .subject = "b"});
        return std::unexpected{base::refuse(checkpoint_missing)};
    });
    EXPECT_FALSE(refused.has_value());
    append_acts(2);
    EXPECT_EQ(verify().entries, 5);
    EXPECT_EQ(fault(), "");
}

TEST_F(AuditAppending, KeepsWhoDidWhatWhyAndWhen)
{
    database_.look([&](sql::Transaction& tx) {
        return append(tx, author_,
                      {.name = "question_disabled",
                       .subject = "question:party-history/7",
                       .details = Details{}.with("bank", "party-history"),
                       .reason = "两个选项都对"});
    });
    auto const entry = database_.look(
        [](sql::Transaction& tx) { return find_newest_entry(tx, "question_disabled"); });
    ASSERT_TRUE(entry);
    EXPECT_EQ(*entry, (Entry{author_, "question_disabled", "question:party-history/7",
                             "两个选项都对", R"({"bank":"party-history"})", database_.now()}));
}

class AuditReading : public AuditLog {};

TEST_F(AuditReading, ShowsTheNewestFirstPageByPage)
{
    append_acts(5);
    auto const page = [&](std::optional<std::int64_t> before) {
        auto const entries = database_.look(
            [&](sql::Transaction& tx) { return list_entries(tx, {.before = before, .limit = 2}); });
        std::vector<std::int64_t> leaves;
        for (auto const& entry : entries)
            leaves.push_back(entry.leaf);
        return leaves;
    };
    EXPECT_EQ(page({}), (std::vector<std::int64_t>{4, 3}));
    EXPECT_EQ(page(3), (std::vector<std::int64_t>{2, 1}));
    EXPECT_EQ(page(1), (std::vector<std::int64_t>{0}));
    EXPECT_EQ(page(0), (std::vector<std::int64_t>{}));
}

TEST_F(AuditReading, ShowsOneActOneSubjectOneAuthor)
{
    append_acts(3);
    database_.look([&](sql::Transaction& tx) {
        return append(tx, {AuthorKind::staff, "9"}, {.name = "b", .subject = "contest:march"});
    });
    auto const count = [&](ListEntries const& query) {
        return database_.look([&](sql::Transaction& tx) { return list_entries(tx, query).size(); });
    };
    EXPECT_EQ(count({.act = "b"}), 1U);
    EXPECT_EQ(count({.act = "contest_changed"}), 3U);
    EXPECT_EQ(count({.subject = "contest:march"}), 4U);
    EXPECT_EQ(count({.author = "9"}), 1U);
    EXPECT_EQ(count({.act = "b", .author = "operator"}), 0U);
}

class AuditProving : public AuditLog {};

TEST_F(AuditProving, ProvesEveryEntryAndEveryGrowth)
{
    constexpr std::int64_t size = 21;
    append_acts(size);
    database_.look([&](sql::Transaction& tx) {
        for (std::int64_t to = 1; to <= size; ++to) {
            for (std::int64_t leaf = 0; leaf < to; ++leaf) {
                auto const proven = prove_entry(tx, leaf, to).value();
                EXPECT_TRUE(holds(proven.proof, proven.leaf, proven.root)) << leaf << ' ' << to;
            }
            for (std::int64_t from = 1; from <= to; ++from) {
                auto const proven = prove_growth(tx, from, to).value();
                EXPECT_TRUE(holds(proven.proof, proven.from_root, proven.to_root));
            }
        }
        return true;
    });
}

TEST_F(AuditProving, SpeaksOfTheNewestCheckpointUnlessASizeIsNamed)
{
    append_acts(3);
    auto const unsigned_yet =
        database_.run([](sql::Transaction& tx) { return prove_entry(tx, 0, std::nullopt); });
    EXPECT_TRUE(is_refused(unsigned_yet, checkpoint_missing));
    auto const checkpoint = sign().value().value();
    append_acts(2);
    database_.look([&](sql::Transaction& tx) {
        EXPECT_EQ(prove_entry(tx, 0, std::nullopt)->root, checkpoint.root);
        EXPECT_EQ(prove_growth(tx, 1, std::nullopt)->to_root, checkpoint.root);
        EXPECT_TRUE(is_refused(prove_entry(tx, 3, std::nullopt), tree_number_out_of_range));
        EXPECT_TRUE(is_refused(prove_entry(tx, 0, 6), tree_number_out_of_range));
        EXPECT_TRUE(is_refused(prove_entry(tx, -1, 5), tree_number_out_of_range));
        EXPECT_TRUE(is_refused(prove_growth(tx, 0, 5), tree_number_out_of_range));
        EXPECT_TRUE(is_refused(prove_growth(tx, 5, 4), tree_number_out_of_range));
        return true;
    });
}

} // namespace
} // namespace audit
