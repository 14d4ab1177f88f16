#include "audit/domain/checkpoint.hpp"
#include "audit/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace audit {
namespace {

using support::is_refused;

Signer signer(std::string_view master = "a master key")
{
    return Signer::derive(base::Key{base::sha256(master)});
}

LogKey key_of(std::string_view master = "a master key")
{
    auto const made = signer(master);
    return made.key();
}

std::string note()
{
    return signer().sign(7, leaf_hash("root"));
}

TEST(AuditCheckpoint, IsThreeLinesAGapAndASignature)
{
    auto const origin = key_of().origin;
    auto const text = note();
    EXPECT_TRUE(text.starts_with(origin + "\n7\n")) << text;
    EXPECT_NE(text.find("=\n\n\u2014 " + origin + ' '), std::string::npos) << text;
    EXPECT_TRUE(text.ends_with("\n"));
}

TEST(AuditCheckpoint, OpensWithTheKeyOfItsLog)
{
    auto const opened = open_note(note(), key_of());
    ASSERT_TRUE(support::is_accepted(opened));
    EXPECT_EQ(*opened, (Checkpoint{key_of().origin, 7, leaf_hash("root")}));
    EXPECT_TRUE(is_refused(open_note(note(), key_of("another")), checkpoint_not_signed));
}

TEST(AuditCheckpoint, OpensBesideTheSignaturesOfWitnesses)
{
    auto text = note();
    text.insert(text.find("\u2014"), "\u2014 witness.example AAAAAAAA\n");
    EXPECT_TRUE(support::is_accepted(open_note(text, key_of())));
}

TEST(AuditCheckpoint, DoesNotOpenWhenAnyByteBeforeItsLastLineEndChanges)
{
    auto const text = note();
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto changed = text;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_FALSE(open_note(changed, key_of()).has_value()) << at;
        EXPECT_FALSE(open_note(text.substr(0, at), key_of()).has_value()) << at;
    }
}

TEST(AuditCheckpoint, IsRefusedWhenItsLinesAreOthers)
{
    auto const key = key_of();
    for (auto const* const text : {"", "\n\n", "o\n7\n\n", "o\n07\nx\n\n", "o\n-7\nAAAA\n\n"})
        EXPECT_TRUE(is_refused(open_note(text, key), checkpoint_malformed)) << text;
}

TEST(AuditLogKey, ReadsBackAndNamesTheLog)
{
    auto const key = key_of();
    EXPECT_EQ(LogKey::parse(key.text()).value(), key);
    EXPECT_NE(key_of("another").origin, key.origin);
}

TEST(AuditLogKey, IsRefusedWhenNameIdAndKeyDoNotBelongTogether)
{
    auto const text = key_of().text();
    auto renamed = text;
    renamed[0] = 'q';
    EXPECT_TRUE(is_refused(LogKey::parse(renamed), log_key_malformed));
    for (auto const* const other : {"", "+", "a", "a+b", "a+00000000+", "a+00000000+AQ=="})
        EXPECT_TRUE(is_refused(LogKey::parse(other), log_key_malformed)) << other;
}

} // namespace
} // namespace audit
