#pragma once

#include "quiz/domain/board.hpp"
#include "quiz/domain/contest.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <map>

namespace quiz {

/// The board changes of one batch: applied in memory one by one, so that each command sees its own
/// place, and written as one row per month at the end. If the batch or its transaction fails, the
/// boards are as they were.
class BoardBatch {
public:
    BoardBatch(sql::Transaction&, Live&);
    /// Takes back what was not written.
    ~BoardBatch();
    BoardBatch(BoardBatch const&) = delete;
    BoardBatch& operator=(BoardBatch const&) = delete;

    /// Refusal: `clock_moved_back` {retry_after_s} when the clock stands more than a minute before
    /// the newest row: points and deadlines could no longer be trusted.
    [[nodiscard]] base::Result<void> check_clock() const;

    void change(Contest const&, MonthId, BoardChanges const&);
    /// Writes the rows. Call once, when all commands are decided.
    void write();

private:
    sql::Transaction& tx_;
    Live& live_;
    std::int64_t newest_sequence_ = 0;
    base::Instant newest_at_{};
    std::map<MonthId, BoardChanges> changes_;
};

} // namespace quiz
