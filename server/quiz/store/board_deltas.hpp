#pragma once

#include "quiz/domain/board.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <functional>
#include <optional>

namespace quiz::board_deltas {

enum class Kind : std::uint8_t {
    delta,
    checkpoint,
};

/// The newest row of the lane.
struct Newest {
    std::int64_t sequence = 0;
    base::Instant created_at;
};
[[nodiscard]] std::optional<Newest> find_newest(sql::Transaction&);

void insert(sql::Transaction&, std::int64_t sequence, MonthId, Kind, BoardChanges const&);
/// In the order in which they must be folded.
void each(sql::Transaction&, std::function<void(MonthId, Kind, BoardChanges const&)> const&);
/// How many rows a month has.
[[nodiscard]] std::int64_t count(sql::Transaction&, MonthId);
/// Removes the rows of a month before a checkpoint.
void remove_before(sql::Transaction&, MonthId, std::int64_t sequence);

} // namespace quiz::board_deltas
