#pragma once

#include "app/dispatch.hpp"
#include "quiz/service/live.hpp"
#include "sql/database.hpp"

#include <atomic>

namespace app {

/// What the program does by itself between commands, on the connection that writes: papers whose
/// time is over are scored, months that are over are closed, board rows are compacted.
class Upkeep {
public:
    Upkeep(quiz::Live& live, Clock clock) : live_{live}, clock_{std::move(clock)} {}

    /// A short step; runs about once a second while nobody waits.
    void run(sql::Connection& writer);
    [[nodiscard]] bool is_store_full() const { return is_store_full_; }
    /// Whether the clock stands before what is stored, so that nobody can play.
    [[nodiscard]] bool is_clock_behind() const { return is_clock_behind_; }

private:
    void close_past_months(sql::Connection& writer);

    quiz::Live& live_;
    Clock clock_;
    std::atomic<bool> is_store_full_ = false;
    std::atomic<bool> is_clock_behind_ = false;
};

} // namespace app
