#include "http/message.hpp"

#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

namespace {

using http::Language;
using http::Method;

http::Request with_header(std::string name, std::string value)
{
    http::Request request;
    request.headers.emplace_back(std::move(name), std::move(value));
    return request;
}

TEST(RequestLanguage, IsTheOneOfHighestQuality)
{
    std::vector<std::pair<std::string, Language>> const table{
        {"", Language::zh},
        {"en", Language::en},
        {"EN-gb", Language::en},
        {"zh-CN,zh;q=0.9,en;q=0.8", Language::zh},
        {"en-US,en;q=0.9,zh-CN;q=0.8", Language::en},
        {"fr, en;q=0.3", Language::en},
        {"fr", Language::zh},
        {"*", Language::zh},
        {"en;q=0", Language::zh},
        {"en;q=0.2, *;q=0.5", Language::zh},
        {"zh;q=0.5, en;q=0.5", Language::zh},
        {"en;q=0.5, zh;q=0.5", Language::en},
        {"en ; q=0.7 , zh;q=0.6", Language::en},
        {"en;q=2, zh;q=0.1", Language::zh},
        {"en;q=nan", Language::zh},
        {"en;level=1", Language::zh},
        {"english", Language::zh},
        {",,;;,q=1", Language::zh},
    };
    for (auto const& [header, expected] : table)
        EXPECT_EQ(with_header("accept-language", header).language(), expected) << header;
    EXPECT_EQ(http::Request{}.language(), Language::zh);
}

TEST(RequestCookie, IsFoundByItsWholeName)
{
    auto const request =
        with_header("cookie", "xpalmunion=1; palmunion=abc=; other = z ;palmunion=2;=;;q");
    EXPECT_EQ(request.cookie("palmunion"), "abc=");
    EXPECT_EQ(request.cookie("other"), "z");
    EXPECT_EQ(request.cookie("union"), std::nullopt);
    EXPECT_EQ(request.cookie("q"), std::nullopt);
    EXPECT_EQ(http::Request{}.cookie("palmunion"), std::nullopt);
}

TEST(Request, AnswersTheFirstHeaderAndParameterOfAName)
{
    http::Request request;
    request.headers = {{"host", "a"}, {"host", "b"}};
    request.query = {{"limit", "10"}, {"limit", "20"}};
    EXPECT_EQ(request.header("host"), "a");
    EXPECT_EQ(request.header("origin"), std::nullopt);
    EXPECT_EQ(request.query_value("limit"), "10");
    EXPECT_EQ(request.query_value("cursor"), std::nullopt);
}

TEST(Method, HasTheNameThatTheWireUses)
{
    for (auto const method :
         {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::remove})
        EXPECT_EQ(http::method_named(http::text(method)), method);
    EXPECT_EQ(http::text(Method::remove), "DELETE");
    EXPECT_EQ(http::method_named("get"), std::nullopt);
    EXPECT_EQ(http::method_named("TRACE"), std::nullopt);
}

TEST(Response, FindsItsHeadersInAnyCase)
{
    auto const response = http::Response::json(200, "{}").with_header("ETag", "\"1\"");
    EXPECT_EQ(response.header("etag"), "\"1\"");
    EXPECT_EQ(response.header("cache-control"), std::nullopt);
    EXPECT_EQ(http::Response::no_content().status, 204);
}

} // namespace
