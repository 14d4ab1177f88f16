#pragma once

#include "app/dispatch.hpp"
#include "http/listener.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace app {

struct LaneLimits {
    /// Commands that may wait; one more is answered 503 at once.
    std::size_t waiting_max = 8'192;
    /// Commands of one write transaction.
    std::size_t batch_max = 256;
    std::size_t readers = 2;
};

/// A command and where its response goes.
struct Waiting {
    Command command;
    http::Reply reply;
    std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now();
};

/// A bounded queue between the listener and the threads of a lane.
class LaneQueue {
public:
    explicit LaneQueue(std::size_t waiting_max) : waiting_max_{waiting_max} {}

    /// False, and nothing taken, when the queue is full or closed.
    [[nodiscard]] bool push(Waiting&&);
    /// Waits for work and takes up to `count`; nothing more comes once it is closed and empty.
    [[nodiscard]] std::vector<Waiting> pop(std::size_t count);
    [[nodiscard]] bool is_empty();
    /// Closed and empty: its threads may go.
    [[nodiscard]] bool is_drained();
    /// Wakes whoever waits although nothing has arrived.
    void nudge();
    /// Whether there was a nudge since this was last asked.
    [[nodiscard]] bool take_nudge();
    /// Lets what waits be finished and takes nothing new.
    void close();

private:
    std::size_t const waiting_max_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Waiting> waiting_;
    bool is_closed_ = false;
    bool is_nudged_ = false;
};

/// The threads that run commands: one that writes, some that read.
///
/// The writer takes all waiting commands up to a limit, runs them in one transaction, and only
/// after its commit releases their responses (group commit).
class Lanes {
public:
    /// `upkeep` runs on the writer's connection when nobody waits, at most once a second or when it
    /// is nudged.
    Lanes(Dispatch const&, sql::Database&, std::unique_ptr<sql::Connection> writer, LaneLimits,
          std::function<void(sql::Connection&)> upkeep);
    ~Lanes();
    Lanes(Lanes const&) = delete;
    Lanes& operator=(Lanes const&) = delete;

    /// False when the lane of this command is full.
    [[nodiscard]] bool submit(Waiting&&);
    /// Has `upkeep` run as soon as the batch in hand is done. From any thread.
    void nudge() { writing_.nudge(); }
    /// Finishes what waits, then stops the threads. Called once by the destructor if not before.
    void drain();
    /// The connection that writes, for what comes after the last command: only once drained.
    [[nodiscard]] sql::Connection& drained_writer() { return *writer_; }

private:
    void write();
    void read(sql::Connection& reader);
    void run_batch(std::vector<Waiting>&& batch);
    void tidy(sql::Pressure);

    Dispatch const& dispatch_;
    LaneLimits limits_;
    std::function<void(sql::Connection&)> upkeep_;
    std::unique_ptr<sql::Connection> writer_;
    std::vector<std::unique_ptr<sql::Connection>> readers_;
    LaneQueue writing_;
    LaneQueue reading_;
    std::vector<std::jthread> threads_;
};

} // namespace app
