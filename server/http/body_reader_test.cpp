#include "http/body_reader.hpp"

#include "http/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <string>

namespace {

using http::BodyReader;

TEST(BodyReader, TakesExactlyTheDeclaredLength)
{
    auto reader = BodyReader::of_length(5);
    std::string body;
    EXPECT_EQ(reader.read("hel", 100, body), 3u);
    EXPECT_FALSE(reader.is_done());
    EXPECT_EQ(reader.read("lo, next", 100, body), 2u);
    EXPECT_TRUE(reader.is_done());
    EXPECT_EQ(body, "hello");
}

TEST(BodyReader, IsDoneAtOnceWhenThereIsNoBody)
{
    EXPECT_TRUE(BodyReader::of_length(0).is_done());
    EXPECT_FALSE(BodyReader::of_chunks().is_done());
}

TEST(BodyReader, StopsBehindTheLastChunk)
{
    auto reader = BodyReader::of_chunks();
    std::string body;
    EXPECT_EQ(reader.read("3\r\nabc\r\n0\r\n\r\nGET", 100, body), 13u);
    EXPECT_TRUE(reader.is_done());
    EXPECT_EQ(body, "abc");
}

TEST(BodyReader, RefusesTheChunkThatWouldExceedTheLimit)
{
    auto reader = BodyReader::of_chunks();
    std::string body;
    auto const read = reader.read("3\r\nabc\r\n3\r\nabc\r\n0\r\n\r\n", 5, body);
    ASSERT_TRUE(support::is_refused(read, http::body_too_large));
    EXPECT_EQ(read.error().facts.front().value, "5");
    EXPECT_EQ(body, "abc");
}

} // namespace
