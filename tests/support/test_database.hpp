#pragma once

#include "sql/database.hpp"

#include <memory>
#include <utility>

namespace support {

/// A database in memory with the whole schema, and a clock that a test moves by hand.
class TestDatabase {
public:
    TestDatabase();

    base::Instant now{1'614'528'000'000}; // 2021-03-01 00:00 in Shanghai.

    /// Runs `work(tx)` in a transaction of its own at `now` and commits it; gives what it gives.
    template <class Work>
    decltype(auto) run(Work work)
    {
        auto& tx = connection_->begin(now);
        return finish([&]() -> decltype(auto) { return work(tx); });
    }

    /// Runs `work(tx)` and rolls it back when the result is a refusal, as dispatch does.
    template <class Work>
    auto attempt(Work work)
    {
        auto& tx = connection_->begin(now);
        auto result = work(tx);
        if (result.has_value() || result.error().effects == base::Effects::kept)
            connection_->commit();
        else
            connection_->roll_back();
        return result;
    }

    [[nodiscard]] sql::Connection& connection() { return *connection_; }

private:
    template <class Work>
    decltype(auto) finish(Work work)
    {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            connection_->commit();
        } else {
            auto value = work();
            connection_->commit();
            return value;
        }
    }

    std::unique_ptr<sql::Database> database_;
    std::unique_ptr<sql::Connection> connection_;
};

} // namespace support
