#include "quiz/domain/board.hpp"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <vector>

namespace quiz {
namespace {

constexpr int levels = 311;

RC_GTEST_PROP(ScoreBoard, PlacesEverybodyAsCountingDoes, ())
{
    auto const scores =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, levels)));
    ScoreBoard board{levels};
    for (auto const score : scores)
        board.add(score, 1);
    RC_ASSERT(board.players() == static_cast<std::int64_t>(scores.size()));
    for (auto const score : scores) {
        auto const above = std::ranges::count_if(scores, [&](int other) { return other > score; });
        RC_ASSERT(board.place(score) == (Place{1 + above, std::ranges::count(scores, score)}));
    }
    auto sorted = scores;
    std::ranges::sort(sorted, std::greater{});
    for (std::size_t index = 0; index < sorted.size(); ++index)
        RC_ASSERT(board.level_of_place(static_cast<std::int64_t>(index) + 1) == sorted[index]);
    RC_ASSERT(!board.level_of_place(0));
    RC_ASSERT(!board.level_of_place(board.players() + 1));
}

TEST(ScoreBoard, StopsTheProgramAtALevelThatItHasNot)
{
    ScoreBoard const board{levels};
    for (int const level : {-1, levels}) {
        EXPECT_DEATH(static_cast<void>(board.at(level)), "VERIFY");
        EXPECT_DEATH(static_cast<void>(board.above(level)), "VERIFY");
    }
}

RC_GTEST_PROP(ScoreBoard, ForgetsWhoMovedAway, ())
{
    ScoreBoard board{levels};
    std::vector<int> people(20, 0);
    for (auto const score : people)
        board.add(score, 1);
    auto const moves = *rc::gen::container<std::vector<std::pair<std::size_t, int>>>(
        rc::gen::pair(rc::gen::inRange<std::size_t>(0, 20), rc::gen::inRange(0, levels)));
    for (auto const& [person, to] : moves) {
        board.add(people[person], -1);
        board.add(to, 1);
        people[person] = to;
    }
    ScoreBoard fresh{levels};
    for (auto const score : people)
        fresh.add(score, 1);
    RC_ASSERT(board == fresh);
}

rc::Gen<BoardChanges> any_changes()
{
    return rc::gen::map(
        rc::gen::container<std::vector<std::tuple<int, int, int>>>(rc::gen::tuple(
            rc::gen::inRange(1, 30), rc::gen::inRange(0, levels), rc::gen::inRange(1, 5))),
        [](std::vector<std::tuple<int, int, int>> const& entries) {
            BoardChanges changes;
            for (auto const& [union_id, level, people] : entries) {
                changes.add_people(UnionId{union_id}, level, people);
                changes.count_attempts(UnionId{union_id}, people, people * level * 10);
            }
            return changes;
        });
}

RC_GTEST_PROP(BoardChanges, ReadBackWhatTheyWrote, ())
{
    auto const changes = *any_changes();
    RC_ASSERT(BoardChanges::from_text(changes.text()) == changes);
    RC_ASSERT(BoardChanges::from_text(changes.reversed().text()) == changes.reversed());
}

TEST(BoardChanges, RefuseDamagedTexts)
{
    for (auto const* const text :
         {"1", "1:", "1:2", "1:2:3", "1:2:3:", "1:2:3:4", "1:2:3:4+", "x", "1:2:3;;"})
        EXPECT_FALSE(BoardChanges::from_text(text)) << text;
    EXPECT_TRUE(BoardChanges::from_text("17:2:70:0-1,3+1;"));
}

/// Union 10 n + k lies below union n, which lies below union 1000.
std::array<UnionId, 3> chain(UnionId union_id)
{
    return {UnionId{1000}, UnionId{union_id.value / 10}, union_id};
}

MonthBoards::Chain chain_of(std::array<UnionId, 3>& buffer)
{
    return [&buffer](UnionId union_id) -> std::span<UnionId const> {
        buffer = chain(union_id);
        return buffer;
    };
}

RC_GTEST_PROP(MonthBoards, FoldToTheSameInAnyGroupingAndAfterACheckpoint, ())
{
    auto const log = *rc::gen::container<std::vector<BoardChanges>>(any_changes());
    std::array<UnionId, 3> buffer;
    auto const chains = chain_of(buffer);
    MonthBoards one_by_one{levels};
    BoardChanges together;
    for (auto const& changes : log) {
        one_by_one.apply(changes, chains);
        together.merge(changes);
    }
    MonthBoards folded{levels};
    folded.apply(together, chains);
    MonthBoards from_checkpoint{levels};
    from_checkpoint.apply(one_by_one.sum(), chains);
    for (std::int64_t union_id = 0; union_id <= 1000; ++union_id) {
        auto const* const board = one_by_one.find(UnionId{union_id});
        for (auto const* const other :
             {folded.find(UnionId{union_id}), from_checkpoint.find(UnionId{union_id})}) {
            RC_ASSERT((board == nullptr) == (other == nullptr));
            bool const are_equal = board == nullptr || *board == *other;
            RC_ASSERT(are_equal);
        }
    }
}

TEST(MonthBoards, CountAPersonOnEveryBoardAboveTheirUnion)
{
    std::array<UnionId, 3> buffer;
    MonthBoards boards{levels};
    BoardChanges changes;
    changes.add_people(UnionId{12}, 5, 1);
    changes.count_attempts(UnionId{12}, 1, 50);
    boards.apply(changes, chain_of(buffer));
    for (auto const union_id : {everybody, UnionId{1000}, UnionId{1}, UnionId{12}}) {
        ASSERT_NE(boards.find(union_id), nullptr);
        EXPECT_EQ(boards.find(union_id)->players(), 1);
        EXPECT_EQ(boards.find(union_id)->points(), 50);
    }
    EXPECT_EQ(boards.find(UnionId{13}), nullptr);
    EXPECT_EQ(boards.chosen().at(UnionId{12}), 1);
}

TEST(MonthBoards, TakeBackWhatIsReversed)
{
    std::array<UnionId, 3> buffer;
    MonthBoards boards{levels};
    BoardChanges changes;
    changes.add_people(UnionId{12}, 5, 1);
    boards.apply(changes, chain_of(buffer));
    boards.apply(changes.reversed(), chain_of(buffer));
    EXPECT_EQ(boards.find(everybody)->players(), 0);
    EXPECT_EQ(boards.find(UnionId{12})->at(5), 0);
}

} // namespace
} // namespace quiz
