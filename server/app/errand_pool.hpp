#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace app {

/// Threads that do errands in other houses, outside of every transaction. What they are told comes
/// back to be collected; they decide nothing and repeat nothing.
template <class Errand, class Told>
class ErrandPool {
public:
    /// Errands that may be on their way.
    static constexpr std::size_t errands_max = 64;

    /// `on_told` is called from a thread of the pool whenever something is there to be collected.
    ErrandPool(std::size_t threads_count, std::function<Told(Errand const&)> do_errand,
               std::function<void()> on_told)
        : do_errand_{std::move(do_errand)}, on_told_{std::move(on_told)}
    {
        for (std::size_t index = 0; index < threads_count; ++index)
            threads_.emplace_back([this](std::stop_token const& stop) { run(stop); });
    }
    ~ErrandPool()
    {
        for (auto& thread : threads_)
            thread.request_stop();
        arrived_.notify_all();
    }
    ErrandPool(ErrandPool const&) = delete;
    ErrandPool& operator=(ErrandPool const&) = delete;

    void take(std::vector<Errand> errands)
    {
        auto const lock = std::scoped_lock{mutex_};
        on_the_way_ += errands.size();
        for (auto& errand : errands)
            waiting_.push_back(std::move(errand));
        arrived_.notify_all();
    }

    [[nodiscard]] std::vector<Told> collect()
    {
        auto const lock = std::scoped_lock{mutex_};
        on_the_way_ -= told_.size();
        return std::exchange(told_, {});
    }

    /// How many more errands it would take.
    [[nodiscard]] std::size_t room()
    {
        auto const lock = std::scoped_lock{mutex_};
        return on_the_way_ < errands_max ? errands_max - on_the_way_ : 0;
    }

private:
    void run(std::stop_token const& stop)
    {
        auto lock = std::unique_lock{mutex_};
        while (arrived_.wait(lock, stop, [&] { return !waiting_.empty(); })) {
            auto const errand = std::move(waiting_.front());
            waiting_.pop_front();
            lock.unlock();
            auto told = do_errand_(errand);
            lock.lock();
            told_.push_back(std::move(told));
            lock.unlock();
            on_told_();
            lock.lock();
            if (stop.stop_requested())
                return;
        }
    }

    std::function<Told(Errand const&)> do_errand_;
    std::function<void()> on_told_;
    std::mutex mutex_;
    std::condition_variable_any arrived_;
    std::deque<Errand> waiting_;
    std::size_t on_the_way_ = 0;
    std::vector<Told> told_;
    std::vector<std::jthread> threads_;
};

} // namespace app
