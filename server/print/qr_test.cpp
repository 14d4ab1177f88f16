#include "print/qr.hpp"

#include <gtest/gtest.h>
#include <string>

namespace {

constexpr std::string_view address =
    "https://palmunion.example/c/woxinxiangdang?ch=qr&p=workshop-3";

/// The finder pattern of the standard: a dark ring of 7, a light ring, a dark core of 3.
bool has_finder_at(print::QrCode const& code, int left, int top)
{
    for (int row = 0; row < 7; ++row)
        for (int column = 0; column < 7; ++column) {
            int const ring = std::max(std::abs(row - 3), std::abs(column - 3));
            if (code.is_dark(left + column, top + row) != (ring != 2))
                return false;
        }
    return true;
}

TEST(QrCode, ShowsItsThreeFinders)
{
    print::QrCode const code{address};
    EXPECT_TRUE(has_finder_at(code, 0, 0));
    EXPECT_TRUE(has_finder_at(code, code.side() - 7, 0));
    EXPECT_TRUE(has_finder_at(code, 0, code.side() - 7));
    EXPECT_FALSE(has_finder_at(code, code.side() - 7, code.side() - 7));
}

TEST(QrCode, GrowsWithItsText)
{
    EXPECT_EQ(print::QrCode{"a"}.side(), 21);
    EXPECT_GT(print::QrCode{std::string(print::qr_text_bytes_max, 'a')}.side(), 21);
}

TEST(QrCode, DiffersForEveryPlacement)
{
    EXPECT_NE(print::qr_svg("https://palmunion.example/c/x?p=1", ""),
              print::qr_svg("https://palmunion.example/c/x?p=2", ""));
}

TEST(QrSvg, KeepsAQuietZoneOfFourModules)
{
    auto const svg = print::qr_svg("a", "入口");
    EXPECT_TRUE(svg.contains(R"(viewBox="0 0 29 29")")) << svg;
    EXPECT_TRUE(svg.contains(R"(d="M4 4h7v1h-7z)")) << svg;
}

TEST(QrSvg, EscapesItsLabel)
{
    auto const svg = print::qr_svg("a", "<b>\"&");
    EXPECT_TRUE(svg.contains(R"(aria-label="&lt;b&gt;&quot;&amp;")")) << svg;
}

} // namespace
