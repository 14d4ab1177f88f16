#include "audit/domain/refusals.hpp"
#include "audit/service/log_test.hpp"

namespace audit {
namespace {

using support::is_refused;

class AuditSigning : public AuditLog {};

TEST_F(AuditSigning, SignsOnlyWhatGrew)
{
    EXPECT_FALSE(sign().value().has_value());
    append_acts(2);
    EXPECT_EQ(sign().value().value().size, 2);
    EXPECT_FALSE(sign().value().has_value());
    append_acts(1);
    EXPECT_EQ(sign().value().value().size, 3);
    auto const kept =
        database_.look([](sql::Transaction& tx) { return list_checkpoints(tx, 0, 10); });
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(open_note(kept[1].note, signer_.key())->size, 3);
    EXPECT_EQ(fault(), "");
    EXPECT_EQ(verify().checkpoints, 2);
}

TEST_F(AuditSigning, NeverSignsATreeThatDoesNotBeginWithTheOneSignedLast)
{
    append_acts(4);
    EXPECT_TRUE(sign().has_value());
    append_acts(1);
    tamper("UPDATE audit_node SET hash = substr(hash, 2) || '0' WHERE level = 2");
    EXPECT_TRUE(is_refused(sign(), log_not_continued));
}

TEST_F(AuditSigning, NeverSignsATreeThatShrank)
{
    append_acts(4);
    EXPECT_TRUE(sign().has_value());
    tamper("DELETE FROM audit_frontier");
    EXPECT_TRUE(is_refused(sign(), log_not_continued));
}

/// Somebody with the file changes one thing; the check names the row.
struct Tampering {
    std::string_view name;
    std::string_view statement;
    std::string_view fault;
};

void PrintTo(Tampering const& tampering, std::ostream* stream)
{
    *stream << tampering.name;
}

class AuditVerifying : public AuditLog, public testing::WithParamInterface<Tampering> {};

TEST_P(AuditVerifying, NamesTheFirstBadRow)
{
    append_acts(9);
    EXPECT_TRUE(sign().has_value());
    append_acts(4);
    EXPECT_TRUE(sign().has_value());
    ASSERT_EQ(fault(), "");
    tamper(std::string{GetParam().statement});
    EXPECT_EQ(fault(), GetParam().fault);
}

constexpr Tampering tamperings[] = {
    {"Act", "UPDATE audit_entry SET act = 'nothing' WHERE leaf = 5",
     "entry_changed: audit_entry 5"},
    {"Author", "UPDATE audit_entry SET author_id = 'other' WHERE leaf = 0",
     "entry_changed: audit_entry 0"},
    {"AuthorKind", "UPDATE audit_entry SET author_kind = 'staff' WHERE leaf = 3",
     "entry_changed: audit_entry 3"},
    {"Subject", "UPDATE audit_entry SET subject = 'contest:april' WHERE leaf = 12",
     "entry_changed: audit_entry 12"},
    {"Reason", "UPDATE audit_entry SET reason = 'so' WHERE leaf = 7",
     "entry_changed: audit_entry 7"},
    {"Details", "UPDATE audit_entry SET details = '{}' WHERE leaf = 7",
     "entry_changed: audit_entry 7"},
    {"Instant", "UPDATE audit_entry SET at_ms = at_ms + 1 WHERE leaf = 7",
     "entry_changed: audit_entry 7"},
    {"Trace", "UPDATE audit_entry SET trace_id = '' WHERE leaf = 7",
     "entry_changed: audit_entry 7"},
    {"Hash", "UPDATE audit_entry SET hash = '00' WHERE leaf = 7", "entry_changed: audit_entry 7"},
    {"Delete", "DELETE FROM audit_entry WHERE leaf = 6", "entry_missing: audit_entry 6"},
    {"DeleteFirst", "DELETE FROM audit_entry WHERE leaf = 0", "entry_missing: audit_entry 0"},
    {"Truncate", "DELETE FROM audit_entry WHERE leaf >= 11", "entry_missing: audit_entry 11"},
    {"Empty", "DELETE FROM audit_entry", "entry_missing: audit_entry 0"},
    {"Insert",
     "INSERT INTO audit_entry SELECT 13, at_ms, author_kind, author_id, trace_id, act, subject,"
     " reason, details, hash FROM audit_entry WHERE leaf = 12",
     "node_missing: audit_node 1/6"},
    // Two rows trade places with everything they say, hash included.
    {"Reorder",
     "UPDATE audit_entry SET (at_ms, details, hash) = (SELECT o.at_ms, o.details, o.hash FROM"
     " audit_entry o WHERE o.leaf = 5 - audit_entry.leaf) WHERE leaf IN (2, 3)",
     "node_changed: audit_node 1/1"},
    {"Node", "UPDATE audit_node SET hash = '00' WHERE level = 3", "node_changed: audit_node 3/0"},
    {"NodeGone", "DELETE FROM audit_node WHERE level = 2 AND position = 1",
     "node_missing: audit_node 2/1"},
    {"NodeSurplus", "INSERT INTO audit_node VALUES (4, 0, '00')", "node_surplus: audit_node"},
    {"Frontier",
     "UPDATE audit_frontier SET hashes = (SELECT hash || hash || hash FROM audit_node"
     " WHERE level = 3)",
     "frontier_changed: audit_frontier"},
    {"Note", "UPDATE audit_checkpoint SET note = replace(note, 'A', 'B') WHERE size = 9",
     "checkpoint_not_signed: audit_checkpoint 9"},
    {"NoteMoved", "UPDATE audit_checkpoint SET size = 8 WHERE size = 9",
     "checkpoint_not_signed: audit_checkpoint 8"},
};

INSTANTIATE_TEST_SUITE_P(OneStatement, AuditVerifying, testing::ValuesIn(tamperings),
                         [](auto const& one) { return std::string{one.param.name}; });

class AuditForgery : public AuditLog {};

TEST_F(AuditForgery, OfEveryHashIsFoundByTheSignatures)
{
    append_acts(6);
    EXPECT_TRUE(sign().has_value());
    std::vector<SignedCheckpoint> const real =
        database_.look([](sql::Transaction& tx) { return list_checkpoints(tx, 0, 10); });
    // The same file with another history, every hash of it right.
    for (auto const* const table :
         {"audit_entry", "audit_node", "audit_frontier", "audit_checkpoint"})
        tamper("DELETE FROM " + std::string{table});
    database_.advance(std::chrono::hours{1});
    append_acts(6);
    EXPECT_EQ(fault(), "");
    tamper("INSERT INTO audit_checkpoint VALUES (6, 0, '" + real.front().note + "')");
    EXPECT_EQ(fault(), "checkpoint_differs: audit_checkpoint 6");
}

TEST_F(AuditForgery, ByAnotherKeyIsFound)
{
    append_acts(2);
    auto const other = Signer::derive(base::Key{base::sha256("other")});
    EXPECT_TRUE(database_.run([&](sql::Transaction& tx) { return sign_checkpoint(tx, other); })
                    .has_value());
    EXPECT_EQ(fault(), "checkpoint_not_signed: audit_checkpoint 2");
}

TEST_F(AuditForgery, ThatCutsTheEndAndItsNodesIsFoundByTheCheckpoint)
{
    append_acts(8);
    EXPECT_TRUE(sign().has_value());
    tamper("DELETE FROM audit_entry WHERE leaf >= 4");
    tamper("DELETE FROM audit_node WHERE level = 3 OR (level = 2 AND position = 1)"
           " OR (level = 1 AND position >= 2)");
    tamper("UPDATE audit_frontier SET size = 4,"
           " hashes = (SELECT hash FROM audit_node WHERE level = 2)");
    EXPECT_EQ(fault(), "entry_missing: audit_entry 4, signed in audit_checkpoint 8");
}

} // namespace
} // namespace audit
