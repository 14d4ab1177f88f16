#include "http/listener.hpp"

#include "http/echo_server_test.hpp"
#include "http/raw_client_test.hpp"
#include "http/refusals.hpp"
#include "http/request_corpus_test.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using http::Listener;
using http::Reply;
using http::Request;
using http::Response;
using http_test::get;
using http_test::get_held;
using http_test::half_a_head;
using http_test::post;
using http_test::RawClient;
using http_test::Server;
using http_test::Stream;
using namespace std::chrono_literals;

TEST(Listener, KeepsAConnectionForManyRequests)
{
    Server server;
    auto client = server.client();
    for (int count = 0; count < 100; ++count) {
        client.send(post(std::to_string(count)));
        auto const answer = client.read_answer();
        ASSERT_EQ(answer.status, 200);
        ASSERT_EQ(answer.body, std::to_string(count));
    }
    EXPECT_EQ(server.listener().counts().accepted, 1u);
    EXPECT_EQ(server.listener().counts().requests, 100u);
}

TEST(Listener, AnswersPipelinedRequestsInTheirOrder)
{
    Server server;
    auto client = server.client();
    client.send(post("1") + get_held + post("2") + post("3"));
    EXPECT_EQ(client.read_answer().body, "1");
    auto replies = server.held(1);
    replies.front()(Response::json(200, "held"));
    EXPECT_EQ(client.read_answer().body, "held");
    EXPECT_EQ(client.read_answer().body, "2");
    EXPECT_EQ(client.read_answer().body, "3");
}

TEST(Listener, TakesABatchOfRepliesFromAnotherThread)
{
    Server server;
    std::vector<RawClient> clients;
    for (int count = 0; count < 64; ++count) {
        clients.push_back(server.client());
        clients.back().send(get_held);
    }
    auto replies = server.held(64);
    std::jthread lane{[&] {
        for (auto& reply : replies)
            reply(Response::json(201, "{}"));
    }};
    for (auto& client : clients)
        EXPECT_EQ(client.read_answer().status, 201);
}

TEST(Listener, TakesOnlyTheFirstAnswerOfAReply)
{
    Server server;
    auto client = server.client();
    client.send(get_held);
    auto replies = server.held(1);
    auto const copy = replies.front();
    replies.front()(Response::json(200, "first"));
    copy(Response::json(200, "second"));
    EXPECT_EQ(client.read_answer().body, "first");
    client.send(post("next"));
    EXPECT_EQ(client.read_answer().body, "next");
}

TEST(Listener, SaysThatAnAnswerIsMissingWhenItsReplyIsDropped)
{
    Server server;
    auto client = server.client();
    client.send("GET /dropped HTTP/1.1\r\nHost: a\r\n\r\n");
    auto const answer = client.read_answer();
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.header("Retry-After"), "1");
    EXPECT_TRUE(answer.body.contains("answer_missing"));
    client.send(get);
    EXPECT_EQ(client.read_answer().status, 200);
}

TEST(Listener, AnswersHeadWithTheLengthAndNoBody)
{
    Server server;
    auto client = server.client();
    client.send("HEAD /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello" + post("next"));
    EXPECT_EQ(client.read_head().header("Content-Length"), "5");
    EXPECT_EQ(client.read_answer().body, "next");
}

TEST(Listener, AsksForTheBodyThatWaitsForContinue)
{
    Server server;
    auto client = server.client();
    client.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read_head().status, 100);
    client.send("ok");
    EXPECT_EQ(client.read_answer().body, "ok");
}

TEST(Listener, SendsAnswersThatDoNotFitTheSocketAtOnce)
{
    Server server;
    auto client = server.client();
    client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n" + post("next"));
    EXPECT_EQ(client.read_answer().body.size(), 16u * 1024 * 1024);
    EXPECT_EQ(client.read_answer().body, "next");
}

TEST(Listener, OutlivesClientsThatVanish)
{
    Server server;
    for (int count = 0; count < 20; ++count) {
        auto waiting = server.client();
        waiting.send(get_held);
        auto reading = server.client();
        reading.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
        auto half = server.client();
        half.send(half_a_head);
        auto replies = server.held(1);
        waiting.vanish();
        reading.vanish();
        half.vanish();
        replies.front()(Response::json(200, "{}"));
    }
    auto client = server.client();
    client.send(get);
    EXPECT_EQ(client.read_answer().status, 200);
}

TEST(Listener, TakesTheTraceIdOfTheCallerOrMakesOne)
{
    Server server;
    auto client = server.client();
    client.send("GET / HTTP/1.1\r\nHost: a\r\n"
                "Traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n\r\n");
    EXPECT_EQ(client.read_answer().header("X-Trace-Id"), "0af7651916cd43dd8448eb211c80319c");
    EXPECT_EQ(server.last_request().trace_id, "0af7651916cd43dd8448eb211c80319c");
    client.send(get);
    auto const made = client.read_answer().header("X-Trace-Id");
    EXPECT_EQ(made, server.last_request().trace_id);
    EXPECT_EQ(server.last_request().trace_id.size(), 32u);
}

TEST(Listener, NamesTheClientBehindATrustedProxy)
{
    std::string const forwarded =
        "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 6.6.6.6, 1.2.3.4\r\n\r\n";
    Server open;
    auto stranger = open.client();
    stranger.send(forwarded);
    stranger.read_answer();
    EXPECT_EQ(open.last_request().remote_address, "127.0.0.1");
    Server behind{{.trusted_proxies = {"127.0.0.0/8"}}};
    auto proxy = behind.client();
    proxy.send(forwarded);
    proxy.read_answer();
    EXPECT_EQ(behind.last_request().remote_address, "1.2.3.4");
}

TEST(Listener, ServesOnSeveralThreads)
{
    Server server{{.threads = 3}};
    std::vector<RawClient> clients;
    for (int count = 0; count < 30; ++count)
        clients.push_back(server.client());
    for (int round = 0; round < 5; ++round) {
        for (auto& client : clients)
            client.send(post(std::to_string(round)));
        for (auto& client : clients)
            ASSERT_EQ(client.read_answer().body, std::to_string(round));
    }
    server.listener().stop(120s);
    EXPECT_EQ(server.listener().counts().open, 0u);
}

TEST(Listener, DatesItsAnswersByTheProgramsClock)
{
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    Server server{{.clock_offset = -std::chrono::duration_cast<std::chrono::seconds>(now)}};
    auto client = server.client();
    client.send(get);
    EXPECT_NE(client.read_answer().head.find("Date: Thu, 01 Jan 1970"), std::string::npos);
}

TEST(ListenerStart, IsRefusedWithItsCause)
{
    http::Words const words;
    auto const nothing = [](Request&&, Reply const&) {};
    EXPECT_TRUE(support::is_refused(Listener::start({.address = "localhost"}, words, nothing),
                                    http::address_malformed));
    EXPECT_TRUE(support::is_refused(Listener::start({.trusted_proxies = {"proxy"}}, words, nothing),
                                    http::address_malformed));
    Server server;
    auto const taken = Listener::start({.port = server.listener().port()}, words, nothing);
    ASSERT_TRUE(support::is_refused(taken, http::listening_failed));
    EXPECT_EQ(taken.error().facts.at(1).value, std::to_string(server.listener().port()));
}

class HostileClient : public testing::TestWithParam<Stream> {
protected:
    static Server& server()
    {
        static Server one;
        return one;
    }
};

TEST_P(HostileClient, IsToldWhyAndCutOff)
{
    auto client = server().client();
    client.send(GetParam().bytes);
    for (auto const status : GetParam().statuses) {
        auto const answer = client.read_answer();
        ASSERT_EQ(answer.status, status);
        EXPECT_EQ(answer.header("X-Trace-Id").size(), 32u);
        EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
        if (status == 200)
            continue;
        EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
        EXPECT_EQ(answer.header("Connection"), "close");
        EXPECT_EQ(answer.header("Cache-Control"), "no-store");
        EXPECT_TRUE(answer.body.contains("\"trace_id\":\"" + answer.header("X-Trace-Id") + "\""));
    }
    EXPECT_TRUE(client.is_closed());
}

INSTANTIATE_TEST_SUITE_P(Corpus, HostileClient, testing::ValuesIn(http_test::hostile_streams()));

} // namespace
