#include "audit/domain/entry.hpp"
#include "audit/domain/merkle.hpp"

#include <gtest/gtest.h>
#include <set>

namespace audit {
namespace {

Entry sample()
{
    return Entry::of({AuthorKind::token, "operator", "7f3a"},
                     {.name = "contest_created",
                      .subject = "contest:march",
                      .details = Details{}.with("version", 1).with("bank", "a \"bank\"\n党史"),
                      .reason = "因为"},
                     base::Instant{1615165200000});
}

TEST(AuditEntry, HasOneFormInBytes)
{
    EXPECT_EQ(canonical_bytes(sample()),
              R"({"act":"contest_created","at_ms":1615165200000,)"
              R"("details":{"bank":"a \"bank\"\n党史","version":1},"form":1,"reason":"因为",)"
              R"("subject":"contest:march","trace_id":"7f3a",)"
              R"("who":{"id":"operator","kind":"token"}})");
}

TEST(AuditEntry, WithoutDetailsHasAnEmptyObject)
{
    auto const entry = Entry::of({AuthorKind::system, "upkeep"}, {.name = "a", .subject = ""}, {});
    EXPECT_EQ(canonical_bytes(entry),
              R"({"act":"a","at_ms":0,"details":{},"form":1,"reason":"","subject":"",)"
              R"("trace_id":"","who":{"id":"upkeep","kind":"system"}})");
}

TEST(AuditEntry, HashesDifferentlyWhenAnyPartOfItDiffers)
{
    std::vector<Entry> entries(9, sample());
    entries[1].act = "contest_changed";
    entries[2].subject = "contest:april";
    entries[3].reason = "";
    entries[4].details = "{}";
    entries[5].at = entries[5].at + std::chrono::milliseconds{1};
    entries[6].author.id = "other";
    entries[7].author.kind = AuthorKind::staff;
    entries[8].author.trace_id = "";
    std::set<Hash> hashes;
    for (auto const& entry : entries)
        hashes.insert(leaf_hash(canonical_bytes(entry)));
    EXPECT_EQ(hashes.size(), entries.size());
}

TEST(AuditEntry, NamesWhoActsByAWordThatReadsBack)
{
    using enum AuthorKind;
    for (auto const kind : {person, staff, token, system})
        EXPECT_EQ(author_kind_from(text(kind)), kind);
    EXPECT_EQ(author_kind_from("nobody"), std::nullopt);
}

} // namespace
} // namespace audit
