#include "http/request_reader.hpp"

#include "http/refusals.hpp"
#include "http/request_corpus_test.hpp"

#include <algorithm>
#include <cstring>
#include <gtest/gtest.h>
#include <memory>
#include <rapidcheck/gtest.h>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace {

using http::RequestReader;
using http_test::Stream;
using State = http::RequestReader::State;

http::Limits const limits{};

void feed(RequestReader& reader, std::string_view bytes)
{
    while (!bytes.empty() && reader.state() != State::rejected) {
        auto const space = reader.space();
        auto const count = std::min(space.size(), bytes.size());
        std::memcpy(space.data(), bytes.data(), count);
        reader.commit(count);
        bytes.remove_prefix(count);
    }
}

/// Everything a reader makes of a stream, however it is cut into pieces.
struct Outcome {
    std::vector<int> statuses = {};
    std::vector<std::string> bodies = {};
    friend bool operator==(Outcome const&, Outcome const&) = default;
};

Outcome read(std::string_view bytes, std::vector<std::size_t> const& pieces)
{
    RequestReader reader{limits};
    Outcome outcome;
    auto const take_all = [&] {
        while (reader.state() == State::complete) {
            outcome.bodies.push_back(reader.take().body);
            outcome.statuses.push_back(200);
            if (!reader.keep_alive())
                return false;
        }
        return reader.state() != State::rejected;
    };
    std::size_t piece = 0;
    while (!bytes.empty()) {
        auto const space = reader.space();
        auto const wanted = pieces.empty() ? bytes.size() : pieces[piece++ % pieces.size()];
        auto const count = std::min({space.size(), wanted, bytes.size()});
        std::memcpy(space.data(), bytes.data(), count);
        reader.commit(count);
        bytes.remove_prefix(count);
        if (!take_all())
            break;
    }
    if (reader.state() == State::rejected)
        outcome.statuses.push_back(reader.rejection().status);
    return outcome;
}

class HostileStream : public testing::TestWithParam<Stream> {};

TEST_P(HostileStream, IsRefusedNotRepaired)
{
    EXPECT_EQ(read(GetParam().bytes, {}).statuses, GetParam().statuses);
}

TEST_P(HostileStream, IsRefusedAlikeByteByByte)
{
    EXPECT_EQ(read(GetParam().bytes, {1}).statuses, GetParam().statuses);
}

INSTANTIATE_TEST_SUITE_P(Corpus, HostileStream, testing::ValuesIn(http_test::hostile_streams()));

class SoundStream : public testing::TestWithParam<Stream> {};

TEST_P(SoundStream, IsReadWhole)
{
    EXPECT_EQ(read(GetParam().bytes, {}).statuses, GetParam().statuses);
}

INSTANTIATE_TEST_SUITE_P(Corpus, SoundStream, testing::ValuesIn(http_test::sound_streams()));

TEST(HostileStreams, AreAtLeastSixty)
{
    EXPECT_GE(http_test::hostile_streams().size(), 60u);
}

RC_GTEST_PROP(RequestReaderProperty, WhereTheNetworkCutsAStreamChangesNothing, ())
{
    auto streams = http_test::hostile_streams();
    for (auto& stream : http_test::sound_streams())
        streams.push_back(stream);
    auto const& stream = streams.at(*rc::gen::inRange<std::size_t>(0, streams.size()));
    auto const pieces = *rc::gen::nonEmpty(
        rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(1, 200)));
    RC_ASSERT(read(stream.bytes, pieces) == read(stream.bytes, {}));
}

TEST(RequestReader, ReadsTheWholeRequest)
{
    RequestReader reader{limits};
    feed(reader, "PATCH /api/v1/me?full=1 HTTP/1.1\r\nHost: a\r\nX-Name:  \xE5\xB7\xA5 \r\n"
                 "COOKIE: a=b\r\nContent-Length: 2\r\n\r\n{}");
    ASSERT_EQ(reader.state(), State::complete);
    auto const request = reader.take();
    EXPECT_EQ(request.method, http::Method::patch);
    EXPECT_EQ(request.path, "/api/v1/me");
    EXPECT_EQ(request.query_value("full"), "1");
    EXPECT_EQ(request.header("x-name"), "工");
    EXPECT_EQ(request.cookie("a"), "b");
    EXPECT_EQ(request.body, "{}");
    EXPECT_TRUE(reader.keep_alive());
    EXPECT_EQ(reader.state(), State::idle);
}

TEST(RequestReader, JoinsChunks)
{
    RequestReader reader{limits};
    feed(reader, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                 "5\r\nhello\r\n01\r\n!\r\n0\r\n\r\n");
    ASSERT_EQ(reader.state(), State::complete);
    EXPECT_EQ(reader.take().body, "hello!");
}

TEST(RequestReader, SaysWhenTheClientAwaitsContinue)
{
    std::string const head =
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n";
    RequestReader patient{limits};
    feed(patient, head);
    EXPECT_TRUE(patient.awaits_continue());
    RequestReader impatient{limits};
    feed(impatient, head + "h");
    EXPECT_FALSE(impatient.awaits_continue());
    feed(impatient, "i");
    EXPECT_EQ(impatient.state(), State::complete);
}

TEST(RequestReader, KeepsWhatItReadOfARefusedRequest)
{
    RequestReader reader{limits};
    feed(reader, "GET / HTTP/1.1\r\nAccept-Language: en\r\nHost: a\r\nHost: b\r\n\r\n");
    ASSERT_EQ(reader.state(), State::rejected);
    EXPECT_TRUE(reader.rejection().error.is(http::host_malformed));
    EXPECT_EQ(reader.partial().language(), http::Language::en);
}

TEST(RequestReader, NamesTheReasonOfEachKindOfRefusal)
{
    std::vector<std::pair<std::string, base::Refusal>> const table{
        {"\r\n", http::request_malformed},
        {"GET / HTTP/1.1\n", http::line_ending_malformed},
        {"GET / HTTP/1.1\r\n x", http::header_folded},
        {"GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n", http::header_malformed},
        {"GET / HTTP/1.1\r\n\r\n", http::host_malformed},
        {"GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", http::target_malformed},
        {"GET /?" +
             [] {
                 std::string query;
                 for (int count = 0; count < 65; ++count)
                     query += "a=b&";
                 return query;
             }() +
             " HTTP/1.1\r\nHost: a\r\n\r\n",
         http::query_too_many},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", http::body_length_ambiguous},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
         http::chunk_malformed},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: br\r\n\r\n",
         http::transfer_encoding_unsupported},
        {"GET / HTTP/3.0\r\n\r\n", http::version_unsupported},
        {"TRACE / HTTP/1.1\r\n\r\n", http::method_unsupported},
        {"GET / HTTP/1.1\r\nHost: a\r\nExpect: x\r\n\r\n", http::expectation_unsupported},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n", http::body_too_large},
        {"GET /" + std::string(9000, 'a'), http::target_too_long},
        {"GET / HTTP/1.1\r\nX: " + std::string(17'000, 'a'), http::headers_too_large},
        {"GET / HTTP/1.1\r\n" +
             [] {
                 std::string headers;
                 for (int count = 0; count < 101; ++count)
                     headers += "X: y\r\n";
                 return headers;
             }() +
             "\r\n",
         http::headers_too_many},
    };
    for (auto const& [bytes, refusal] : table) {
        RequestReader reader{limits};
        feed(reader, bytes);
        ASSERT_EQ(reader.state(), State::rejected) << refusal.reason;
        EXPECT_EQ(reader.rejection().error.reason, refusal.reason);
    }
}

std::string upload(std::string_view path, std::size_t bytes)
{
    return "POST " + std::string{path} +
           " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n";
}

class LargeBodies : public testing::Test {
protected:
    LargeBodies()
    {
        limits_.file_bytes_max = [](http::Method method, std::string_view path) {
            return method == http::Method::post && path == "/files" ? std::size_t{1} << 20 : 0;
        };
    }

    http::Limits limits_;
};

TEST_F(LargeBodies, AreTakenWhereARouteIsMadeForThem)
{
    RequestReader reader{limits_};
    std::string const body(200'000, 'x');
    feed(reader, upload("/files?a=b", body.size()) + body);
    ASSERT_EQ(reader.state(), State::complete);
    EXPECT_EQ(reader.take().body, body);
}

TEST_F(LargeBodies, AreRefusedBeforeTheyAreRead)
{
    for (auto const& [path, bytes, bytes_max] :
         {std::tuple{"/files", (std::size_t{1} << 20) + 1, "1048576"},
          std::tuple{"/other", std::size_t{65'537}, "65536"}}) {
        RequestReader reader{limits_};
        feed(reader, upload(path, bytes));
        ASSERT_EQ(reader.state(), State::rejected) << path;
        EXPECT_EQ(reader.rejection().status, 413);
        EXPECT_EQ(reader.rejection().error.facts.front().value, bytes_max);
    }
}

TEST_F(LargeBodies, MustNameTheirLength)
{
    RequestReader reader{limits_};
    feed(reader, "POST /files HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n11170\r\n" +
                     std::string(70'000, 'x'));
    ASSERT_EQ(reader.state(), State::rejected);
    EXPECT_TRUE(reader.rejection().error.is(http::body_too_large));
}

TEST_F(LargeBodies, AreFewAtOnceAndMakeRoomWhenTheyAreDone)
{
    std::vector<std::unique_ptr<RequestReader>> readers;
    for (int i = 0; i < http::LargeBodies::at_once_max; ++i) {
        readers.push_back(std::make_unique<RequestReader>(limits_));
        feed(*readers.back(), upload("/files", 100'000));
        EXPECT_EQ(readers.back()->state(), State::body);
    }
    RequestReader turned_away{limits_};
    feed(turned_away, upload("/files", 100'000));
    ASSERT_EQ(turned_away.state(), State::rejected);
    EXPECT_EQ(turned_away.rejection().status, 503);
    EXPECT_TRUE(turned_away.rejection().error.is(http::large_bodies_too_many));

    RequestReader small{limits_};
    feed(small, upload("/files", 5) + "hello");
    EXPECT_EQ(small.state(), State::complete);

    feed(*readers[0], std::string(100'000, 'x'));
    static_cast<void>(readers[0]->take());
    readers[1].reset();
    for (int i = 0; i < 2; ++i) {
        readers.push_back(std::make_unique<RequestReader>(limits_));
        feed(*readers.back(), upload("/files", 100'000));
        EXPECT_EQ(readers.back()->state(), State::body);
    }
}

} // namespace
