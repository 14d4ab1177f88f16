#include "http/echo_server_test.hpp"
#include "http/listener.hpp"
#include "http/raw_client_test.hpp"

#include <chrono>
#include <future>
#include <gtest/gtest.h>
#include <string>
#include <thread>
#include <vector>

namespace {

using http_test::get;
using http_test::get_held;
using http_test::half_a_head;
using http_test::post;
using http_test::RawClient;
using http_test::Server;
using namespace std::chrono_literals;

/// Limits so short that a test can wait for them to pass. Between its connection and its first byte
/// a client of ours may be kept from running, so that one is longer; the lingering is as shipped,
/// for a test must have read the refusal by then.
http::ListenerOptions hasty()
{
    return {.limits = {.header_timeout = 1000ms,
                       .idle_timeout = 300ms,
                       .body_grace = 300ms,
                       .write_timeout = 300ms}};
}

TEST(SlowClient, IsToldThatItsHeadTookTooLong)
{
    Server server{hasty()};
    auto client = server.client();
    client.send(half_a_head);
    auto const answer = client.read_answer();
    EXPECT_EQ(answer.status, 408);
    EXPECT_TRUE(answer.body.contains("request_too_slow"));
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(server.listener().counts().timed_out, 1u);
}

TEST(SlowClient, GainsNothingByDripping)
{
    // However fast the machine, the time is over before the space is.
    auto options = hasty();
    options.limits.header_bytes_max = 1024 * 1024 * 1024;
    Server server{options};
    auto client = server.client();
    std::jthread const dripping{[&](std::stop_token const& stop) {
        client.send("GET / HTTP/1.1\r\nX: ");
        while (!stop.stop_requested() && client.send("a"))
            std::this_thread::yield();
    }};
    EXPECT_EQ(client.read_answer().status, 408);
}

TEST(SlowClient, IsToldThatItsBodyTookTooLong)
{
    Server server{hasty()};
    auto client = server.client();
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n");
    EXPECT_EQ(client.read_answer().status, 408);
    EXPECT_TRUE(client.is_closed());
}

TEST(SlowClient, IsCutWhenItDoesNotReadItsAnswer)
{
    Server server{hasty()};
    auto client = server.client();
    client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
    // Its own deadline is what makes the server stop, so waiting for that is not a race.
    while (server.listener().counts().timed_out == 0)
        std::this_thread::yield();
    EXPECT_LT(client.read_all(), 16u * 1024 * 1024);
}

TEST(SlowClient, IsCutThoughItReadsAgainWhenItIsTooLate)
{
    auto const options = hasty();
    Server server{options};
    auto client = server.client();
    client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
    while (server.listener().counts().requests == 0)
        std::this_thread::yield();
    // While the listener is kept busy the deadline passes and the socket takes more again, so it
    // finds both at once.
    auto busy = server.client();
    busy.send("GET /busy HTTP/1.1\r\nHost: a\r\n\r\n");
    server.await_busy();
    auto const too_late = std::chrono::steady_clock::now() + options.limits.write_timeout;
    auto reading = std::async(std::launch::async, [&] { return client.read_all(); });
    while (std::chrono::steady_clock::now() < too_late)
        std::this_thread::yield();
    server.let_go();
    EXPECT_LT(reading.get(), 16u * 1024 * 1024);
}

TEST(SlowClient, IsLeftWithoutAWordWhenItAskedNothing)
{
    Server server{hasty()};
    auto fresh = server.client();
    auto kept = server.client();
    kept.send(get);
    EXPECT_EQ(kept.read_answer().status, 200);
    EXPECT_TRUE(fresh.is_closed());
    EXPECT_TRUE(kept.is_closed());
    EXPECT_EQ(server.listener().counts().timed_out, 0u);
}

TEST(SlowClient, MayTakeItsTimeWhileWeDo)
{
    Server server{hasty()};
    auto client = server.client();
    client.send(get_held);
    auto replies = server.held(1);
    auto witness = server.client();
    EXPECT_TRUE(witness.is_closed()) << "a sweep has come to its deadline";
    replies.front()(http::Response::json(200, "late"));
    EXPECT_EQ(client.read_answer().body, "late");
}

TEST(ConnectionLimit, LetsAWaitingConnectionGiveWay)
{
    Server server{{.limits = {.connections_max = 4}}};
    std::vector<RawClient> slow;
    for (int count = 0; count < 50; ++count) {
        slow.push_back(server.client());
        slow.back().send(half_a_head);
        auto honest = server.client();
        honest.send(get);
        ASSERT_EQ(honest.read_answer().status, 200);
    }
    EXPECT_LE(server.listener().counts().open, 5u);
    EXPECT_EQ(server.listener().counts().turned_away, 0u);
}

TEST(ConnectionLimit, HoldsForEachAddress)
{
    Server server{{.limits = {.connections_per_address_max = 2}}};
    auto first = server.client();
    first.send(get);
    EXPECT_EQ(first.read_answer().status, 200);
    auto second = server.client();
    second.send(get);
    EXPECT_EQ(second.read_answer().status, 200);
    auto third = server.client();
    third.send(get);
    EXPECT_EQ(third.read_answer().status, 200);
    EXPECT_TRUE(first.is_closed());
    EXPECT_EQ(server.listener().counts().evicted, 1u);
}

TEST(ConnectionLimit, TurnsAwayWhenEverybodyIsBeingServed)
{
    Server server{{.limits = {.connections_max = 2}}};
    auto first = server.client();
    auto second = server.client();
    first.send(get_held);
    second.send(get_held);
    auto replies = server.held(2);
    auto third = server.client();
    auto const answer = third.read_answer();
    EXPECT_EQ(answer.status, 503);
    EXPECT_TRUE(answer.body.contains("connections_too_many"));
    for (auto& reply : replies)
        reply(http::Response::json(200, "{}"));
    EXPECT_EQ(first.read_answer().status, 200);
    EXPECT_EQ(second.read_answer().status, 200);
}

TEST(ListenerStop, FinishesWhatIsInFlightAndClosesTheRest)
{
    Server server;
    auto idle = server.client();
    idle.send(get);
    EXPECT_EQ(idle.read_answer().status, 200);
    auto waiting = server.client();
    waiting.send(get_held);
    auto replies = server.held(1);
    auto half = server.client();
    half.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(half.read_head().status, 100);

    auto stopped = std::async(std::launch::async, [&] { server.listener().stop(120s); });
    EXPECT_TRUE(idle.is_closed());
    EXPECT_EQ(server.client().read_answer().status, 0) << "nobody listens any more";
    half.send("half");
    auto const finished = half.read_answer();
    EXPECT_EQ(finished.body, "half");
    EXPECT_EQ(finished.header("Connection"), "close");
    replies.front()(http::Response::json(200, "last"));
    EXPECT_EQ(waiting.read_answer().body, "last");
    half.finish();
    waiting.finish();
    EXPECT_EQ(stopped.wait_for(60s), std::future_status::ready);
}

TEST(ListenerStop, CutsWhoIsLeftWhenPatienceEnds)
{
    Server server;
    auto waiting = server.client();
    waiting.send(get_held);
    auto replies = server.held(1);
    auto half = server.client();
    half.send(half_a_head);
    // Nobody answers what is held: without an end of patience this would never return.
    server.listener().stop(200ms);
    EXPECT_TRUE(waiting.is_closed());
    EXPECT_EQ(server.listener().counts().open, 0u);
    // The lane is slower than the shutdown; its reply finds nobody and harms nobody.
    replies.front()(http::Response::json(200, "late"));
}

TEST(ListenerStop, HappensOnceHoweverOftenItIsAsked)
{
    Server server;
    server.listener().stop(1s);
    server.listener().stop(1s);
    EXPECT_EQ(server.client().read_answer().status, 0);
}

} // namespace
