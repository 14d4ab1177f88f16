#include "http/answer_text.hpp"

#include <array>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

namespace {

using http::AnswerText;
using http::Caching;
using http::Exchange;
using http::Method;
using http::Response;
using http::Transport;

int count_of(std::string_view text, std::string_view part)
{
    int count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

TEST(AnswerText, IsStatusHeadersAndBody)
{
    AnswerText text{Transport::plain};
    text.set_date(std::chrono::system_clock::time_point{std::chrono::seconds{1'615'165'323}});
    auto const answer = text.of(Response::json(201, "{}").with_header("Location", "/x"),
                                {.trace_id = "abc", .keeps_alive = true});
    EXPECT_TRUE(answer.starts_with(
        "HTTP/1.1 201 Created\r\nDate: Mon, 08 Mar 2021 01:02:03 GMT\r\n"
        "Content-Type: application/json\r\nContent-Length: 2\r\nX-Trace-Id: abc\r\n"
        "Location: /x\r\n"))
        << answer;
    EXPECT_TRUE(answer.ends_with("\r\n\r\n{}"));
    EXPECT_FALSE(answer.contains("Connection:"));
}

constexpr std::array security_headers{
    "Content-Security-Policy: default-src 'self'; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",
    "X-Frame-Options: DENY",
    "Cross-Origin-Opener-Policy: same-origin",
    "Cross-Origin-Resource-Policy: same-origin",
    "Permissions-Policy: ",
    "Strict-Transport-Security: max-age=31536000",
};

TEST(AnswerText, CarriesTheSecurityHeadersWhateverTheStatus)
{
    AnswerText const text{Transport::secure};
    for (int const status : {200, 204, 304, 400, 404, 500, 503, 799}) {
        auto const answer = text.of({.status = status}, {});
        for (auto const* header : security_headers)
            EXPECT_EQ(count_of(answer, std::string{"\r\n"} + header), 1) << status << header;
    }
    EXPECT_FALSE(AnswerText{Transport::plain}.of({}, {}).contains("Strict-Transport"));
}

TEST(AnswerText, LetsAHandlerReplaceAHeaderButNotDropTheOthers)
{
    AnswerText const text{Transport::secure};
    auto const answer = text.of(
        Response::html(200, "").with_header("content-security-policy", "default-src 'none'"), {});
    EXPECT_FALSE(answer.contains("Content-Security-Policy"));
    EXPECT_TRUE(answer.contains("\r\ncontent-security-policy: default-src 'none'\r\n"));
    EXPECT_TRUE(answer.contains("\r\nX-Content-Type-Options: nosniff\r\n"));
    EXPECT_TRUE(answer.contains("\r\nStrict-Transport-Security: max-age=31536000\r\n"));
}

TEST(AnswerText, KeepsTheFramingToItself)
{
    AnswerText const text{Transport::plain};
    auto const answer = text.of(Response::json(200, "{}")
                                    .with_header("Content-Length", "999")
                                    .with_header("transfer-encoding", "chunked")
                                    .with_header("Connection", "keep-alive"),
                                {});
    EXPECT_FALSE(answer.contains("999"));
    EXPECT_FALSE(answer.contains("chunked"));
    EXPECT_TRUE(answer.contains("\r\nConnection: close\r\n"));
}

TEST(AnswerText, CannotBeSplitByAHeaderOfTheHandler)
{
    AnswerText const text{Transport::plain};
    auto const answer = text.of(
        Response::json(200, "").with_header("X\r\nY", "a\r\nSet-Cookie: b\r\n\r\nHTTP/1.1 200"),
        {});
    EXPECT_FALSE(answer.contains("\r\nSet-Cookie"));
    EXPECT_EQ(count_of(answer, "\r\n\r\n"), 1);
    EXPECT_TRUE(answer.contains("\r\nX--Y: a  Set-Cookie: b    HTTP/1.1 200\r\n"));
}

TEST(AnswerText, HasNoBodyWhereHttpForbidsOne)
{
    AnswerText const text{Transport::plain};
    auto const head = text.of(Response::json(200, "{}"), {.method = Method::head});
    EXPECT_TRUE(head.contains("\r\nContent-Length: 2\r\n"));
    EXPECT_TRUE(head.ends_with("\r\n\r\n"));
    for (int const status : {204, 304}) {
        auto const answer = text.of({.status = status, .body = "x"}, {});
        EXPECT_FALSE(answer.contains("Content-Length")) << status;
        EXPECT_TRUE(answer.ends_with("\r\n\r\n")) << status;
    }
}

TEST(AnswerText, IsNotStoredWhereCachingIsForbiddenUnlessTheHandlerAllowsIt)
{
    AnswerText const text{Transport::plain};
    auto const by_default = text.of(Response::json(200, "{}"), {.caching = Caching::forbidden});
    EXPECT_TRUE(by_default.contains("\r\nCache-Control: no-store\r\n"));
    auto const allowed =
        text.of(Response::json(200, "{}").with_header("Cache-Control", "max-age=5"),
                {.caching = Caching::forbidden});
    EXPECT_EQ(count_of(allowed, "Cache-Control"), 1);
    EXPECT_TRUE(allowed.contains("max-age=5"));
    EXPECT_FALSE(text.of(Response::json(200, "{}"), {}).contains("Cache-Control"));
}

} // namespace
