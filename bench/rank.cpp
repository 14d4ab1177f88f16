// What do an exact rank and an update of the board cost, and do they grow with the players?
//
// The floor of the same run is a plain read of a counter at a random level: what any board must do.

#include "bench/gauge/figures.hpp"
#include "quiz/domain/board.hpp"

#include <array>
#include <iostream>
#include <random>
#include <vector>

namespace {

constexpr int levels = 311;
constexpr int probes = 4'000'000;
constexpr int unions = 100;

using quiz::BoardChanges;
using quiz::MonthBoards;
using quiz::UnionId;

constexpr UnionId root{1};

/// Every union stands right below the root.
std::span<UnionId const> chain_of(UnionId union_id)
{
    static thread_local std::array<UnionId, 2> chain;
    chain = {root, union_id};
    return chain;
}

MonthBoards board_of(std::int64_t players, std::mt19937_64& random)
{
    MonthBoards boards{levels};
    BoardChanges changes;
    for (std::int64_t player = 0; player < players; ++player) {
        auto const level = static_cast<int>(random() % levels);
        changes.add_people(UnionId{2 + player % unions}, level, 1);
    }
    boards.apply(changes, chain_of);
    return boards;
}

/// Returns the boards, so that those of the next size take memory of their own.
MonthBoards measure(bench::Figures& figures, std::int64_t players)
{
    std::mt19937_64 random{7};
    double const memory_before = bench::resident_mb();
    auto boards = board_of(players, random);
    auto const suffix = "_" + std::to_string(players / 1'000'000) + "m";
    figures.add("board_memory_mb" + suffix, bench::resident_mb() - memory_before);

    std::vector<int> asked(1 << 16);
    for (auto& level : asked)
        level = static_cast<int>(random() % levels);
    auto const& province = *boards.find(root);
    std::int64_t sum = 0;
    double const floor_s = bench::seconds([&] {
        for (int probe = 0; probe < probes; ++probe)
            sum += province.at(asked[static_cast<std::size_t>(probe) & 0xffff]);
    });
    double const rank_s = bench::seconds([&] {
        for (int probe = 0; probe < probes; ++probe)
            sum += province.place(asked[static_cast<std::size_t>(probe) & 0xffff]).rank;
    });
    quiz::ScoreBoard moving = province;
    double const update_s = bench::seconds([&] {
        for (int probe = 0; probe < probes; ++probe) {
            auto const level = asked[static_cast<std::size_t>(probe) & 0xffff];
            moving.add(level, -1);
            moving.add((level + 5) % levels, 1);
        }
    });
    if (sum == 0)
        std::cout << "nobody plays\n"; // Keeps the loops above from being optimised away.
    figures.add("floor_ns" + suffix, floor_s * 1e9 / probes);
    figures.add("rank_ns" + suffix, rank_s * 1e9 / probes);
    figures.add("update_ns" + suffix, update_s * 1e9 / probes);
    figures.add("rank_ratio_to_floor" + suffix, rank_s / floor_s);

    auto const checkpoint = boards.sum().text();
    double const fold_s = bench::seconds([&] {
        MonthBoards folded{levels};
        folded.apply(*BoardChanges::from_text(checkpoint), chain_of);
        sum += folded.find(root)->players();
    });
    figures.add("fold_checkpoint_ms" + suffix, fold_s * 1e3);
    return boards;
}

} // namespace

int main(int count, char** words)
{
    bench::Figures figures;
    std::vector<MonthBoards> all;
    for (std::int64_t const players : {1'000'000, 10'000'000, 20'000'000})
        all.push_back(measure(figures, players));
    figures.write(count, words);
}
