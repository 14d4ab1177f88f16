#include "print/poster.hpp"

#include <gtest/gtest.h>
#include <string>

namespace {

print::Poster poster_of_the_contest()
{
    return {.product = "掌上工会",
            .organiser = "浙江省总工会",
            .title = "我心向党",
            .subtitle = "全省职工党史知识竞赛",
            .slogan = "学党史、知党情、跟党走",
            .stations = {"3 月", "4 月", "5 月", "6 月"},
            .steps = {{"扫一扫", "用微信或浏览器扫描二维码，直接进入答题页面"},
                      {"选工会", "填写手机号，选择自己所属的地方或产业工会"},
                      {"答 5 题", "每天两次机会，每题 10 分，按月排名"}},
            .link = "https://palmunion.example/c/woxinxiangdang?ch=qr&p=workshop-3",
            .scan_words = "扫描二维码，直接进入答题页面",
            .link_words = "palmunion.example/c/woxinxiangdang",
            .facts = {"2021 年 3 月 1 日至 6 月 30 日，每天都可以参与",
                      "每月前 100 名：30 至 100 元手机话费"},
            .placement = "workshop-3"};
}

constexpr std::string_view printed_on = "2021-03-08T00:00:00+08:00";

TEST(PosterPdf, IsOnePageOfItsPaper)
{
    auto const a4 = print::poster_pdf(poster_of_the_contest(), print::PaperSize::a4, printed_on);
    auto const a3 = print::poster_pdf(poster_of_the_contest(), print::PaperSize::a3, printed_on);
    EXPECT_TRUE(a4.starts_with("%PDF-"));
    EXPECT_TRUE(a4.contains("/MediaBox [ 0 0 595.27"));
    EXPECT_TRUE(a3.contains("/MediaBox [ 0 0 841.8"));
    EXPECT_TRUE(a4.contains("/Count 1"));
}

TEST(PosterPdf, IsTheSameForTheSamePoster)
{
    EXPECT_EQ(print::poster_pdf(poster_of_the_contest(), print::PaperSize::a4, printed_on),
              print::poster_pdf(poster_of_the_contest(), print::PaperSize::a4, printed_on));
}

TEST(PosterPdf, CarriesItsTextAsText)
{
    // A subset of an embedded font, not an outline: the poster can be searched and read aloud.
    auto const pdf = print::poster_pdf(poster_of_the_contest(), print::PaperSize::a4, printed_on);
    EXPECT_TRUE(pdf.contains("/FontFile") || pdf.contains("/CIDFontType"));
}

TEST(PaperSize, IsReadByItsName)
{
    EXPECT_EQ(print::paper_size_named("a4"), print::PaperSize::a4);
    EXPECT_EQ(print::paper_size_named("a3"), print::PaperSize::a3);
    EXPECT_EQ(print::paper_size_named("a5"), std::nullopt);
}

} // namespace
