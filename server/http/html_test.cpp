#include "http/html.hpp"

#include <gtest/gtest.h>
#include <string>

namespace {

TEST(Html, EscapesEveryTextOfAPerson)
{
    http::Html html;
    html.markup("<p title=\"").text("\"><script>'&").markup("\">").text("工会 <b>").markup("</p>");
    EXPECT_EQ(html.view(), "<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">工会 &lt;b&gt;</p>");
}

TEST(HtmlPage, NamesItsLanguageAndEscapesItsTitle)
{
    http::Page page{.language = http::Language::en, .title = "<x>", .description = "\"y\""};
    page.body.markup("<h1>").text("Rules").markup("</h1>");
    auto const response = http::html_page(200, page);
    EXPECT_EQ(response.content_type, "text/html; charset=utf-8");
    EXPECT_TRUE(response.body.starts_with("<!doctype html>\n<html lang=\"en\">"));
    EXPECT_TRUE(response.body.contains("<title>&lt;x&gt;</title>"));
    EXPECT_TRUE(response.body.contains("content=\"&quot;y&quot;\""));
    EXPECT_TRUE(response.body.contains("<h1>Rules</h1>"));
    EXPECT_FALSE(response.body.contains("<script"));
    EXPECT_EQ(response.header("Content-Language"), "en");
}

TEST(HtmlPage, AllowsExactlyTheStyleThatItCarries)
{
    auto const response = http::html_page(200, {.title = "t"});
    auto const begin = response.body.find("<style>") + 7;
    auto const style = response.body.substr(begin, response.body.find("</style>") - begin);
    auto const policy = response.header("Content-Security-Policy").value_or("");
    EXPECT_TRUE(policy.contains("style-src 'self' " + http::policy_hash(style)));
    EXPECT_TRUE(policy.contains("object-src 'none'; base-uri 'none'; frame-ancestors 'none'"));
    EXPECT_FALSE(policy.contains("unsafe-inline"));
}

TEST(HtmlPage, LetsItsFormsSayWhereTheyComeFrom)
{
    EXPECT_EQ(http::html_page(200, {.title = "t"}).header("Referrer-Policy"), "same-origin");
}

TEST(PolicyHash, IsTheClassicBase64OfTheDigest)
{
    // printf '' | openssl dgst -sha256 -binary | base64
    EXPECT_EQ(http::policy_hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
}

} // namespace
