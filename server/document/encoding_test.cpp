#include "document/encoding.hpp"

#include "document/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace document;
using support::is_refused;
using namespace std::string_literals;

TEST(Encoding, IsFoundOutFromTheBytes)
{
    EXPECT_EQ(utf8_of("工会").value(), "工会");
    EXPECT_EQ(utf8_of("\uFEFF工会").value(), "工会");
    EXPECT_EQ(utf8_of("\xB9\xA4\xBB\xE1").value(), "工会");
    // Four bytes: 㐀 stands only in GB18030, not in GBK.
    EXPECT_EQ(utf8_of("\xB9\xA4\x81\x39\xEE\x39").value(), "工㐀");
    EXPECT_EQ(utf8_of("\xFF\xFE\xE5\x5D\x1A\x4F"s).value(), "工会");
    EXPECT_EQ(utf8_of("\xFE\xFF\x5D\xE5\x4F\x1A"s).value(), "工会");
    EXPECT_EQ(utf8_of("").value(), "");
}

TEST(Encoding, ReadsALongTextWhole)
{
    std::string bytes;
    std::string text;
    for (int i = 0; i < 5000; ++i) {
        bytes += "\xB9\xA4\xBB\xE1,";
        text += "工会,";
    }
    EXPECT_EQ(utf8_of(bytes).value(), text);
}

TEST(Encoding, RefusesWhatIsNoTextAtAll)
{
    for (auto const& bytes :
         {"\xB9"s, "\xFF\xFF\xFF"s, "\xFF\xFE\x00"s, "\x81\x30"s, "abc\x80\xFF"s})
        EXPECT_TRUE(is_refused(utf8_of(bytes), encoding_unknown)) << bytes;
}

RC_GTEST_PROP(Encoding, NeverBreaksDownOnAnyBytes, (std::string const& bytes))
{
    static_cast<void>(utf8_of(bytes));
}

} // namespace
