#include "document/archive.hpp"

#include "document/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace document;
using support::is_accepted;
using support::is_refused;

TEST(Archive, IsReadAsItWasWritten)
{
    auto const bytes = write_archive({{"a.xml", "<a/>"}, {"题/b.xml", std::string(5000, 'b')}});
    EXPECT_EQ(bytes, write_archive({{"a.xml", "<a/>"}, {"题/b.xml", std::string(5000, 'b')}}));
    auto archive = Archive::open(bytes);
    ASSERT_TRUE(is_accepted(archive));
    EXPECT_EQ(archive->names(), (std::vector<std::string>{"a.xml", "题/b.xml"}));
    EXPECT_EQ(archive->read("a.xml").value(), "<a/>");
    EXPECT_EQ(archive->read("题/b.xml").value(), std::string(5000, 'b'));
    EXPECT_EQ(archive->read("c.xml").value(), std::nullopt);
}

TEST(Archive, StopsABombAtItsSize)
{
    auto const bytes = write_archive({{"bomb", std::string(Archive::part_bytes_max + 1, 'a')},
                                      {"dense", std::string(4 << 20, 'a')}});
    EXPECT_LT(bytes.size(), 64U << 10);
    auto archive = Archive::open(bytes);
    ASSERT_TRUE(is_accepted(archive));
    EXPECT_TRUE(is_refused(archive->read("bomb"), archive_too_large));
    EXPECT_TRUE(is_refused(archive->read("dense"), archive_too_large));
}

TEST(Archive, StopsWhenAllPartsTogetherAreTooMuch)
{
    // Random enough that no ratio stops it earlier.
    std::string noise(15 << 20, '\0');
    std::uint32_t state = 1;
    for (char& c : noise) {
        state = state * 1664525 + 1013904223;
        c = static_cast<char>(state >> 24);
    }
    auto const bytes = write_archive({{"a", noise}, {"b", noise}, {"c", noise}, {"d", noise}});
    auto archive = Archive::open(bytes);
    ASSERT_TRUE(is_accepted(archive));
    for (auto const* name : {"a", "b", "c"})
        EXPECT_TRUE(is_accepted(archive->read(name)));
    EXPECT_TRUE(is_refused(archive->read("d"), archive_too_large));
}

TEST(Archive, HasAMaximumOfParts)
{
    std::vector<ArchivePart> parts;
    for (std::size_t i = 0; i <= Archive::parts_max; ++i)
        parts.push_back({std::to_string(i), ""});
    EXPECT_TRUE(is_refused(Archive::open(write_archive(parts)), archive_parts_too_many));
}

TEST(Archive, RefusesWhatIsNone)
{
    EXPECT_TRUE(is_refused(Archive::open(""), archive_damaged));
    EXPECT_TRUE(is_refused(Archive::open("PK\x03\x04 torn"), archive_damaged));
    EXPECT_TRUE(is_refused(Archive::open("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"),
                           workbook_locked_or_old));
    auto bytes = write_archive({{"a", std::string(5000, 'a')}});
    bytes[36] = static_cast<char>(bytes[36] ^ 0x55); // In the packed bytes of the part.
    auto archive = Archive::open(bytes);
    ASSERT_TRUE(is_accepted(archive));
    EXPECT_TRUE(is_refused(archive->read("a"), archive_damaged));
}

RC_GTEST_PROP(Archive, NeverBreaksDownOnDamage, ())
{
    auto bytes = write_archive({{"a.xml", "<a>text</a>"}, {"b", "bb"}});
    auto const at = *rc::gen::inRange<std::size_t>(0, bytes.size());
    bytes[at] = *rc::gen::arbitrary<char>();
    auto archive = Archive::open(bytes);
    if (archive)
        for (auto const& name : archive->names())
            static_cast<void>(archive->read(name));
}

} // namespace
