#include "demo/population.hpp"

#include "base/verify.hpp"

#include <fmt/format.h>

namespace demo {

namespace {

constexpr int percent = 100;

/// Mixes numbers so that neighbours have nothing in common (the finaliser of SplitMix64).
std::uint64_t mixed(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

int between(std::uint64_t seed, int low, int high)
{
    return low + static_cast<int>(mixed(seed) % static_cast<std::uint64_t>(high - low + 1));
}

Player player(int number)
{
    auto const seed = static_cast<std::uint64_t>(number) * 8;
    Player made{number, fmt::format("1990000{:04}", number), fmt::format("示例职工{:04}", number)};
    // One of twelve knows everything: full scores tie at the top, as they do in a real contest.
    made.skill = mixed(seed) % 12 == 0 ? percent : between(seed + 1, 40, 97);
    made.diligence = mixed(seed + 2) % 5 == 0 ? percent : between(seed + 3, 15, 95);
    made.eagerness = between(seed + 4, 10, percent);
    return made;
}

} // namespace

std::vector<Player> players(int count)
{
    VERIFY(count >= 1 && count <= players_max);
    std::vector<Player> made;
    for (int number = 1; number <= count; ++number)
        made.push_back(player(number));
    return made;
}

Belonging belonging(Player const& player, std::size_t local_unions, std::size_t industry_unions)
{
    VERIFY(local_unions > 0 && industry_unions > 0);
    auto const seed = mixed(static_cast<std::uint64_t>(player.number) * 8 + 5);
    bool const is_industry = player.number % 4 == 0;
    return {is_industry, seed % (is_industry ? industry_unions : local_unions)};
}

int chance(Player const& player, std::int32_t day, int question)
{
    auto const seed = (static_cast<std::uint64_t>(player.number) << 40) ^
                      (static_cast<std::uint64_t>(day) << 8) ^ static_cast<std::uint64_t>(question);
    return static_cast<int>(mixed(seed) % percent);
}

} // namespace demo
