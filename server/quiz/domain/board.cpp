#include "quiz/domain/board.hpp"

#include "base/verify.hpp"
#include "quiz/domain/numbers.hpp"

#include <bit>

namespace quiz {

ScoreBoard::ScoreBoard(int levels)
    : tree_(static_cast<std::size_t>(levels) + 1), at_level_(static_cast<std::size_t>(levels))
{
}

void ScoreBoard::add(int level, std::int64_t people)
{
    VERIFY(level >= 0 && level < levels());
    for (auto node = static_cast<std::size_t>(level) + 1; node < tree_.size(); node += node & -node)
        tree_[node] += people;
    at_level_[static_cast<std::size_t>(level)] += people;
    players_ += people;
}

std::int64_t ScoreBoard::at(int level) const
{
    VERIFY(level >= 0 && level < levels());
    return at_level_[static_cast<std::size_t>(level)];
}

std::int64_t ScoreBoard::up_to(int level) const
{
    VERIFY(level >= 0 && level < levels());
    std::int64_t people = 0;
    for (auto node = static_cast<std::size_t>(level) + 1; node > 0; node -= node & -node)
        people += tree_[node];
    return people;
}

std::int64_t ScoreBoard::above(int level) const
{
    return players_ - up_to(level);
}

std::optional<int> ScoreBoard::level_of_place(std::int64_t place) const
{
    if (place < 1 || place > players_)
        return std::nullopt;
    // The person in place p has players - p people behind or beside: descend to the first level
    // at which more than those are counted from below.
    auto behind = players_ - place;
    std::size_t node = 0;
    for (auto step = std::bit_floor(tree_.size() - 1); step > 0; step /= 2) {
        if (node + step < tree_.size() && tree_[node + step] <= behind) {
            node += step;
            behind -= tree_[node];
        }
    }
    return static_cast<int>(node);
}

void BoardChanges::add_people(UnionId union_id, int level, std::int64_t people)
{
    auto& levels = unions_[union_id].people_by_level;
    auto const at = levels.try_emplace(level, 0).first;
    at->second += people;
    if (at->second == 0)
        levels.erase(at);
}

void BoardChanges::count_attempts(UnionId union_id, std::int64_t attempts, std::int64_t points)
{
    auto& of_union = unions_[union_id];
    of_union.attempts += attempts;
    of_union.points += points;
}

void BoardChanges::merge(BoardChanges const& other)
{
    for (auto const& [union_id, changes] : other.unions_) {
        for (auto const& [level, people] : changes.people_by_level)
            add_people(union_id, level, people);
        count_attempts(union_id, changes.attempts, changes.points);
    }
}

BoardChanges BoardChanges::reversed() const
{
    BoardChanges reversed;
    for (auto const& [union_id, changes] : unions_) {
        for (auto const& [level, people] : changes.people_by_level)
            reversed.add_people(union_id, level, -people);
        reversed.count_attempts(union_id, -changes.attempts, -changes.points);
    }
    return reversed;
}

std::string BoardChanges::text() const
{
    std::string text;
    for (auto const& [union_id, changes] : unions_) {
        append_number(text, union_id.value);
        text += ':';
        append_number(text, changes.attempts);
        text += ':';
        append_number(text, changes.points);
        char sign = ':';
        for (auto const& [level, people] : changes.people_by_level) {
            text += sign;
            append_number(text, level);
            if (people >= 0)
                text += '+';
            append_number(text, people);
            sign = ',';
        }
        text += ';';
    }
    return text;
}

std::optional<BoardChanges> BoardChanges::from_text(std::string_view text)
{
    BoardChanges changes;
    NumberReader reader{text};
    while (!reader.is_at_end()) {
        auto const union_id = reader.number<std::int64_t>();
        if (!union_id || !reader.accept(':'))
            return std::nullopt;
        auto const attempts = reader.number<std::int64_t>();
        if (!attempts || !reader.accept(':'))
            return std::nullopt;
        auto const points = reader.number<std::int64_t>();
        if (!points)
            return std::nullopt;
        changes.count_attempts(UnionId{*union_id}, *attempts, *points);
        if (reader.accept(':')) {
            do {
                auto const level = reader.number<int>();
                auto const people = reader.number<std::int64_t>();
                if (!level || !people)
                    return std::nullopt;
                changes.add_people(UnionId{*union_id}, *level, *people);
            } while (reader.accept(','));
        }
        if (!reader.accept(';'))
            return std::nullopt;
    }
    return changes;
}

void MonthBoards::apply(BoardChanges const& changes, Chain const& chain_of)
{
    auto const change = [this](UnionId union_id, BoardChanges::OfUnion const& of_union) {
        auto& board = boards_.try_emplace(union_id, levels_).first->second;
        for (auto const& [level, people] : of_union.people_by_level)
            board.add(level, people);
        board.count_attempts(of_union.attempts, of_union.points);
    };
    for (auto const& [chosen, of_union] : changes.unions()) {
        change(everybody, of_union);
        for (auto const above : chain_of(chosen))
            change(above, of_union);
        auto& players = chosen_[chosen];
        for (auto const& [level, people] : of_union.people_by_level)
            players += people;
    }
    sum_.merge(changes);
}

ScoreBoard const* MonthBoards::find(UnionId union_id) const
{
    auto const found = boards_.find(union_id);
    return found == boards_.end() ? nullptr : &found->second;
}

} // namespace quiz
