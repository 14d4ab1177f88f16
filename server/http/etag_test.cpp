#include "http/etag.hpp"

#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

namespace {

http::Request asking_unless(std::string tags)
{
    http::Request request;
    request.headers.emplace_back("if-none-match", std::move(tags));
    return request;
}

TEST(Etag, MatchesAnyOfTheListedTags)
{
    std::vector<std::pair<std::string, bool>> const table{
        {"\"a\"", true}, {"W/\"a\"", true},  {"\"b\", \"a\"", true}, {"\"b\",W/\"a\"", true},
        {"*", true},     {" * ", true},      {"\"b\"", false},       {"", false},
        {"a", false},    {"\"ab\"", false},  {"\"x,\"a\"\"", false}, {"\"", false},
        {"\"a", false},  {"W/\"A\"", false},
    };
    for (auto const& [tags, expected] : table)
        EXPECT_EQ(http::not_modified(asking_unless(tags), "\"a\"").has_value(), expected) << tags;
    EXPECT_FALSE(http::not_modified(http::Request{}, "\"a\"").has_value());
}

TEST(Etag, IsRepeatedInTheAnswerThatSaysNothingChanged)
{
    auto const answer = http::not_modified(asking_unless("W/\"a\""), "\"a\"");
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->status, 304);
    EXPECT_EQ(answer->header("ETag"), "\"a\"");
    EXPECT_TRUE(answer->body.empty());
}

TEST(Etag, IsAskedOnlyByReadingMethods)
{
    auto request = asking_unless("*");
    request.method = http::Method::put;
    EXPECT_FALSE(http::not_modified(request, "\"a\"").has_value());
}

TEST(Etag, DependsOnEveryByteOfTheContent)
{
    EXPECT_EQ(http::etag_of("board"), http::etag_of("board"));
    EXPECT_NE(http::etag_of("board"), http::etag_of("boards"));
    EXPECT_EQ(http::etag_of("").size(), 34u);
}

} // namespace
