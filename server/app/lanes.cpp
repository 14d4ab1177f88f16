#include "app/lanes.hpp"

#include "app/log.hpp"
#include "sql/breakdown.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>

namespace app {

namespace {

/// How long the writer sleeps before it looks after the store although nobody came.
constexpr std::chrono::seconds upkeep_interval{1};
/// How long a busy writer may put that off.
constexpr std::chrono::seconds upkeep_interval_busy{10};

void answer(Waiting& waiting, Command const& command, http::Response&& response)
{
    auto const took = std::chrono::steady_clock::now() - waiting.since;
    log_request(command.request, command.route->pattern, response.status,
                std::chrono::duration_cast<std::chrono::microseconds>(took));
    waiting.reply(std::move(response));
}

} // namespace

bool LaneQueue::push(Waiting&& waiting)
{
    auto const lock = std::scoped_lock{mutex_};
    if (is_closed_ || waiting_.size() >= waiting_max_)
        return false;
    waiting_.push_back(std::move(waiting));
    // The writer empties the queue at once, so only the first arrival has to wake it.
    if (waiting_.size() == 1)
        arrived_.notify_one();
    return true;
}

std::vector<Waiting> LaneQueue::pop(std::size_t count)
{
    auto lock = std::unique_lock{mutex_};
    arrived_.wait_for(lock, upkeep_interval,
                      [&] { return is_closed_ || is_nudged_ || !waiting_.empty(); });
    auto const end =
        waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(count, waiting_.size()));
    std::vector<Waiting> taken{std::make_move_iterator(waiting_.begin()),
                               std::make_move_iterator(end)};
    waiting_.erase(waiting_.begin(), end);
    // Another thread may sleep although work is left: the arrival woke only one.
    if (!waiting_.empty())
        arrived_.notify_one();
    return taken;
}

bool LaneQueue::is_empty()
{
    auto const lock = std::scoped_lock{mutex_};
    return waiting_.empty();
}

bool LaneQueue::is_drained()
{
    auto const lock = std::scoped_lock{mutex_};
    return is_closed_ && waiting_.empty();
}

void LaneQueue::nudge()
{
    auto const lock = std::scoped_lock{mutex_};
    is_nudged_ = true;
    arrived_.notify_one();
}

bool LaneQueue::take_nudge()
{
    auto const lock = std::scoped_lock{mutex_};
    return std::exchange(is_nudged_, false);
}

void LaneQueue::close()
{
    auto const lock = std::scoped_lock{mutex_};
    is_closed_ = true;
    arrived_.notify_all();
}

Lanes::Lanes(Dispatch const& dispatch, sql::Database& database,
             std::unique_ptr<sql::Connection> writer, LaneLimits limits,
             std::function<void(sql::Connection&)> upkeep)
    : dispatch_{dispatch}
    , limits_{limits}
    , upkeep_{std::move(upkeep)}
    , writer_{std::move(writer)}
    , writing_{limits.waiting_max}
    , reading_{limits.waiting_max}
{
    for (std::size_t index = 0; index < limits_.readers; ++index)
        readers_.push_back(database.reader());
    threads_.emplace_back([this] { write(); });
    for (auto const& reader : readers_)
        threads_.emplace_back([this, connection = reader.get()] { read(*connection); });
}

Lanes::~Lanes()
{
    drain();
}

bool Lanes::submit(Waiting&& waiting)
{
    auto& queue = waiting.command.lane == http::Lane::read ? reading_ : writing_;
    return queue.push(std::move(waiting));
}

void Lanes::drain()
{
    writing_.close();
    reading_.close();
    threads_.clear();
}

void Lanes::write()
{
    auto upkept_at = std::chrono::steady_clock::now();
    bool is_closing = false;
    while (!is_closing) {
        auto batch = writing_.pop(limits_.batch_max);
        is_closing = batch.empty() && writing_.is_drained();
        if (!batch.empty())
            run_batch(std::move(batch));
        bool const is_idle = writing_.is_empty();
        tidy(is_idle ? sql::Pressure::idle : sql::Pressure::busy);
        auto const now = std::chrono::steady_clock::now();
        bool const is_time = now - upkept_at >= (is_idle ? upkeep_interval : upkeep_interval_busy);
        if (writing_.take_nudge() || is_time) {
            upkeep_(*writer_);
            upkept_at = now;
        }
    }
}

void Lanes::run_batch(std::vector<Waiting>&& batch)
{
    std::vector<Command> commands;
    commands.reserve(batch.size());
    for (auto& waiting : batch)
        commands.push_back(std::move(waiting.command));
    try {
        auto responses = dispatch_.write(*writer_, commands);
        for (std::size_t index = 0; index < batch.size(); ++index)
            answer(batch[index], commands[index], std::move(responses[index]));
    } catch (sql::StoreFull const& reason) {
        log_event(LogLevel::error, "store_full", reason.what());
        auto const refusal = base::refuse(store_full).with("retry_after_s", 60);
        for (std::size_t index = 0; index < batch.size(); ++index)
            answer(batch[index], commands[index],
                   dispatch_.problem(commands[index].request, refusal));
    } catch (sql::Breakdown const& reason) {
        // After a failed commit nobody knows what is on disk: stop, and let the restart read it.
        log_event(LogLevel::critical, "commit_failed", reason.what());
        std::_Exit(EXIT_FAILURE);
    }
}

void Lanes::tidy(sql::Pressure pressure)
{
    try {
        writer_->tidy(pressure);
    } catch (sql::StoreFull const& reason) {
        // What is committed stays where it is until there is room.
        log_event(LogLevel::error, "store_full", reason.what());
    }
}

void Lanes::read(sql::Connection& reader)
{
    while (true) {
        auto taken = reading_.pop(1);
        if (taken.empty()) {
            if (reading_.is_drained())
                return;
            continue;
        }
        auto& waiting = taken.front();
        answer(waiting, waiting.command, dispatch_.read(reader, waiting.command));
    }
}

} // namespace app
