#include "app/lanes.hpp"

#include "support/database.hpp"
#include "support/folder.hpp"

#include <atomic>
#include <gtest/gtest.h>
#include <latch>
#include <set>
#include <vector>

namespace {

constexpr sql::Query create{"test.create", "CREATE TABLE note (words TEXT NOT NULL)"};
constexpr sql::Query insert{"test.insert", "INSERT INTO note (words) VALUES ($1)"};
constexpr sql::Query count{"test.count", "SELECT count(*) FROM note"};

std::int64_t notes(sql::Transaction& tx)
{
    return *tx.first(count, {}, [](sql::Row const& row) { return row.integer(0); });
}

class LanesTest : public testing::Test {
protected:
    LanesTest()
    {
        writer_ = database_->writer();
        writer_->begin({}).execute(create, {});
        writer_->commit();
        router_.add({http::Method::post,
                     "/notes",
                     http::Lane::write,
                     http::Access::anyone,
                     [this](sql::Transaction& tx, http::Call const& call) -> http::Answer {
                         tx.execute(insert, {call.request.body});
                         if (blocks_)
                             released_.wait();
                         return http::Response::json(201, "{}");
                     },
                     {}});
        router_.add({http::Method::get,
                     "/notes",
                     http::Lane::read,
                     http::Access::anyone,
                     [](sql::Transaction& tx, http::Call const&) -> http::Answer {
                         return http::Response::json(200, std::to_string(notes(tx)));
                     },
                     {}});
    }

    app::Waiting waiting(http::Method method, http::Reply reply, std::string body = "note")
    {
        auto command =
            dispatch_.route({.method = method, .path = "/notes", .body = std::move(body)});
        return {std::move(*command), std::move(reply)};
    }

    std::int64_t stored_notes()
    {
        auto const reader = database_->reader();
        return notes(reader->begin({}));
    }

    support::Folder folder_;
    std::unique_ptr<sql::Database> database_ = sql::open_sqlite(folder_.path() / "test.db");
    std::unique_ptr<sql::Connection> writer_;
    http::Router router_;
    http::Words words_;
    app::Dispatch dispatch_{router_,
                            words_,
                            [](auto&, auto) { return std::optional<http::Actor>{}; },
                            [] { return base::Instant{1'000'000'000'000}; },
                            {}};
    bool blocks_ = false;
    std::latch released_{1};
};

TEST_F(LanesTest, AnAnswerComesOnlyAfterItsCommit)
{
    std::atomic<std::int64_t> stored_when_answered = -1;
    std::latch answered{1};
    app::Lanes lanes{dispatch_, *database_, std::move(writer_), {}, [](sql::Connection&) {}};
    ASSERT_TRUE(lanes.submit(waiting(http::Method::post, [&](http::Response&& response) {
        EXPECT_EQ(response.status, 201);
        stored_when_answered = stored_notes();
        answered.count_down();
    })));
    answered.wait();
    EXPECT_EQ(stored_when_answered, 1);
}

TEST_F(LanesTest, AFullLaneRefusesAtOnceAndTheOtherGoesOn)
{
    blocks_ = true;
    std::latch read{1};
    app::Lanes lanes{
        dispatch_, *database_, std::move(writer_), {.waiting_max = 4}, [](sql::Connection&) {}};
    int accepted = 0;
    // One command holds the writer, at most four wait; the tenth cannot be taken.
    for (int attempt = 0; attempt < 10; ++attempt)
        accepted += lanes.submit(waiting(http::Method::post, [](http::Response&&) {})) ? 1 : 0;
    EXPECT_LT(accepted, 10);
    EXPECT_TRUE(lanes.submit(waiting(http::Method::get, [&](http::Response&& response) {
        EXPECT_EQ(response.status, 200);
        read.count_down();
    })));
    read.wait();
    released_.count_down();
}

TEST_F(LanesTest, AFullStoreRefusesWhatDoesNotFitAndGoesOnReading)
{
    // Two pages more than an empty store: room for a note, not for a long one.
    writer_->begin({});
    writer_->run_script("PRAGMA max_page_count = 4");
    writer_->commit();
    std::vector<http::Response> responses;
    app::Lanes lanes{dispatch_, *database_, std::move(writer_), {}, [](sql::Connection&) {}};
    auto const ask = [&](http::Method method, std::string body) {
        std::latch answered{1};
        ASSERT_TRUE(lanes.submit(waiting(
            method,
            [&](http::Response&& response) {
                responses.push_back(std::move(response));
                answered.count_down();
            },
            std::move(body))));
        answered.wait();
    };
    ask(http::Method::post, std::string(100'000, 'x'));
    ask(http::Method::get, "");
    ask(http::Method::post, "note");
    ask(http::Method::get, "");
    ASSERT_EQ(responses.size(), 4U);
    EXPECT_EQ(responses[0].status, 503);
    EXPECT_NE(responses[0].body.find("store_full"), std::string::npos) << responses[0].body;
    EXPECT_EQ(responses[1].body, "0");
    EXPECT_EQ(responses[2].status, 201);
    EXPECT_EQ(responses[3].body, "1");
}

TEST(LaneQueueTest, WakesForANudgeOnce)
{
    app::LaneQueue queue{1};
    EXPECT_FALSE(queue.take_nudge());
    queue.nudge();
    EXPECT_TRUE(queue.pop(1).empty());
    EXPECT_TRUE(queue.take_nudge());
    EXPECT_FALSE(queue.take_nudge());
}

TEST_F(LanesTest, DrainingAnswersEverythingThatWaits)
{
    constexpr int commands = 500;
    std::atomic<int> answered = 0;
    app::Lanes lanes{dispatch_, *database_, std::move(writer_), {}, [](sql::Connection&) {}};
    for (int command = 0; command < commands; ++command)
        ASSERT_TRUE(
            lanes.submit(waiting(http::Method::post, [&](http::Response&&) { ++answered; })));
    lanes.drain();
    EXPECT_EQ(answered, commands);
    EXPECT_EQ(stored_notes(), commands);
    EXPECT_FALSE(lanes.submit(waiting(http::Method::post, [](http::Response&&) {})));
}

TEST_F(LanesTest, CommandsThatWaitAreCommittedTogether)
{
    blocks_ = true;
    std::vector<std::int64_t> stored_when_answered;
    app::Lanes lanes{dispatch_, *database_, std::move(writer_), {}, [](sql::Connection&) {}};
    for (int command = 0; command < 100; ++command)
        ASSERT_TRUE(lanes.submit(waiting(http::Method::post, [&](http::Response&&) {
            stored_when_answered.push_back(stored_notes());
        })));
    released_.count_down();
    lanes.drain();
    ASSERT_EQ(stored_when_answered.size(), 100U);
    // The first batch holds what had come when the writer woke, the second the rest: a commit for
    // each command would have been seen as a hundred different counts.
    EXPECT_LE(
        (std::set<std::int64_t>{stored_when_answered.begin(), stored_when_answered.end()}.size()),
        2U);
}

} // namespace
