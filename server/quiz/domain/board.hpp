#pragma once

#include "quiz/domain/ids.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quiz {

/// A place as people see it while a month runs: people with equal points share it.
struct Place {
    std::int64_t rank = 1;
    /// How many people hold it together, at least 1 for a person who is on the board.
    std::int64_t tied = 1;
    friend bool operator==(Place const&, Place const&) = default;
};

/// How many people have which score: a Fenwick tree over the levels, so that a place costs the
/// same with a hundred people and with ten million.
class ScoreBoard {
public:
    /// Levels 0..levels - 1.
    explicit ScoreBoard(int levels);

    void add(int level, std::int64_t people);
    /// What finished attempts are worth here: for the statistics of unions.
    void count_attempts(std::int64_t attempts, std::int64_t points)
    {
        attempts_ += attempts;
        points_ += points;
    }

    [[nodiscard]] int levels() const { return static_cast<int>(at_level_.size()); }
    [[nodiscard]] std::int64_t players() const { return players_; }
    [[nodiscard]] std::int64_t attempts() const { return attempts_; }
    [[nodiscard]] std::int64_t points() const { return points_; }
    /// People with this score; `level` is in 0 .. levels() - 1.
    [[nodiscard]] std::int64_t at(int level) const;
    /// People with a higher score.
    [[nodiscard]] std::int64_t above(int level) const;
    [[nodiscard]] Place place(int level) const { return {1 + above(level), at(level)}; }
    /// The level of the person in this place when people stand in order; nothing beyond the last.
    [[nodiscard]] std::optional<int> level_of_place(std::int64_t place) const;

    friend bool operator==(ScoreBoard const&, ScoreBoard const&) = default;

private:
    [[nodiscard]] std::int64_t up_to(int level) const;

    std::vector<std::int64_t> tree_;
    std::vector<std::int64_t> at_level_;
    std::int64_t players_ = 0;
    std::int64_t attempts_ = 0;
    std::int64_t points_ = 0;
};

/// How a batch of finished attempts moved people, union by union. A union here is the one a person
/// chose; which boards lie above it follows from the tree of unions.
class BoardChanges {
public:
    struct OfUnion {
        std::map<int, std::int64_t> people_by_level;
        std::int64_t attempts = 0;
        std::int64_t points = 0;
        friend bool operator==(OfUnion const&, OfUnion const&) = default;
    };

    void add_people(UnionId, int level, std::int64_t people);
    /// `union_id` is the one the person had when the attempt was issued (AMB-Q18).
    void count_attempts(UnionId union_id, std::int64_t attempts, std::int64_t points);
    void merge(BoardChanges const&);
    [[nodiscard]] BoardChanges reversed() const;
    [[nodiscard]] bool is_empty() const { return unions_.empty(); }
    [[nodiscard]] std::map<UnionId, OfUnion> const& unions() const& { return unions_; }
    std::map<UnionId, OfUnion> const& unions() && = delete;

    /// Such as "17:2:70:0-1,3+1,4+1;": union, attempts, points, people by level.
    [[nodiscard]] std::string text() const;
    /// Nothing when the text is damaged.
    static std::optional<BoardChanges> from_text(std::string_view);

    friend bool operator==(BoardChanges const&, BoardChanges const&) = default;

private:
    OfUnion& of(UnionId union_id) { return unions_[union_id]; }
    std::map<UnionId, OfUnion> unions_;
};

/// All boards of one month: everybody's, and one for each union with a player in or below it.
class MonthBoards {
public:
    /// The unions above a union and itself, root first.
    using Chain = std::function<std::span<UnionId const>(UnionId)>;

    explicit MonthBoards(int levels) : levels_{levels} {}

    void apply(BoardChanges const&, Chain const&);
    /// Null when nobody in or below the union is on a board.
    [[nodiscard]] ScoreBoard const* find(UnionId) const;
    /// The unions that players themselves chose, with how many did.
    [[nodiscard]] std::map<UnionId, std::int64_t> const& chosen() const& { return chosen_; }
    std::map<UnionId, std::int64_t> const& chosen() && = delete;
    /// What folds to the present boards in one step.
    [[nodiscard]] BoardChanges const& sum() const& { return sum_; }
    BoardChanges const& sum() && = delete;
    [[nodiscard]] int levels() const { return levels_; }

private:
    int levels_;
    std::unordered_map<UnionId, ScoreBoard> boards_;
    std::map<UnionId, std::int64_t> chosen_;
    BoardChanges sum_;
};

} // namespace quiz
