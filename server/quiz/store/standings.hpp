#pragma once

#include "quiz/domain/standing.hpp"
#include "quiz/domain/walk.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace quiz::standings {

/// A standing with the person's walk over the bank.
struct Stored {
    Standing standing;
    Walk walk;
};

[[nodiscard]] std::optional<Stored> find(sql::Transaction&, MonthId, base::PersonId);
/// The standings of one person in all months of a contest, by month.
[[nodiscard]] std::vector<Standing> list_of_person(sql::Transaction&, ContestId, base::PersonId);

void insert(sql::Transaction&, Stored const&);
/// Stores how many attempts were started and where the walk stands.
void update_started(sql::Transaction&, Stored const&);
void update_union(sql::Transaction&, Standing const&);
/// Stores what finished attempts add up to.
void update_finished(sql::Transaction&, Standing const&);

/// One person's line on a board.
struct Line {
    base::PersonId person;
    UnionId union_id;
    int points = 0;
};

/// Where a page goes on: behind or before this person in the order (points falling, person).
struct Position {
    int points = 0;
    base::PersonId person;
};

/// People behind a position with at least `points_min`, in order. `of_union`: only those who chose
/// that union.
[[nodiscard]] std::vector<Line> list_behind(sql::Transaction&, MonthId,
                                            std::optional<UnionId> of_union, Position,
                                            int points_min, int limit);
/// People before a position with at most `points_max`, nearest first.
[[nodiscard]] std::vector<Line> list_before(sql::Transaction&, MonthId,
                                            std::optional<UnionId> of_union, Position,
                                            int points_max, int limit);

/// Everybody on the boards with at least these points.
[[nodiscard]] std::vector<Standing> list_from_points(sql::Transaction&, MonthId, int points_min);
/// Everybody who started an attempt, by person.
void each_of_month(sql::Transaction&, MonthId, std::function<void(Stored const&)> const&);

} // namespace quiz::standings
